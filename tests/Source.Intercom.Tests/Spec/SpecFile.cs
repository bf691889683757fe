using Connector.Engine;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using TestKit;

namespace Source.Intercom.Tests.Spec;

/// <summary>The connector's specification as it stands in the repository.</summary>
internal static class SpecFile
{
    public static JObject Root { get; } = (JObject)JsonFile.Read(Path.Combine(RepositoryRoot.Path, "src", "Source.Intercom", "spec.json"));

    public static JObject Connection { get; } = (JObject)Root["connectionSpecification"]!;

    public static IReadOnlyList<JProperty> Options { get; } = [.. ((JObject)Connection["properties"]!).Properties()];

    /// <summary>The errors of a configuration, each <c>path: kind</c>; empty if it is valid.</summary>
    public static async Task<IReadOnlyList<string>> ValidateAsync(JObject configuration)
    {
        var schema = await JsonSchema.FromJsonAsync(Connection.ToString());
        var settings = new JsonSchemaValidatorSettings { FormatValidators = [new DateTimeFormat()] };
        return [.. schema.Validate(configuration, settings).Select(error => $"{error.Path}: {error.Kind}")];
    }
}
