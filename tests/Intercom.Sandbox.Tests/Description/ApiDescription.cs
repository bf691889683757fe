using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using TestKit;
using YamlDotNet.Serialization;

namespace Intercom.Sandbox.Tests.Description;

/// <summary>The schemas of Intercom's own description of a version, made into JSON schemas.</summary>
internal sealed class ApiDescription
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<ApiDescription>>> _loaded = [];
    private readonly JsonSchema _schema;

    private ApiDescription(JsonSchema schema) => _schema = schema;

    /// <summary>Read once a run; skips the calling test where the description is not beside the checkout.</summary>
    public static Task<ApiDescription> Load(string version = "2.11")
    {
        var file = SharedData.Require($"openapi/intercom-{version}.yaml");
        return _loaded.GetOrAdd(version, new Lazy<Task<ApiDescription>>(() => LoadAsync(file))).Value;
    }

    /// <summary>What is wrong with an answer according to a component schema; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate(string schema, string json) =>
        [.. _schema.Definitions[schema].Validate(json).SelectMany(error => Flatten(error)).Distinct()];

    private static async Task<ApiDescription> LoadAsync(string file)
    {
        using var text = File.OpenText(file);
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(text);
        var definitions = (JObject)JToken.FromObject(yaml!)["components"]!["schemas"]!;
        DescriptionErrata.Apply(definitions);
        var translated = OpenApiToJsonSchema.Translate(new JObject { ["definitions"] = definitions });
        return new ApiDescription(await JsonSchema.FromJsonAsync(translated.ToString()));
    }

    private static IEnumerable<string> Flatten(NJsonSchema.Validation.ValidationError error)
    {
        if (error is NJsonSchema.Validation.ChildSchemaValidationError parent)
            return parent.Errors.Values.SelectMany(errors => errors).SelectMany(Flatten);
        return [$"{error.Kind} at {error.Path}"];
    }
}
