using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace TestKit;

/// <summary>The Airbyte protocol's own schema of a message, read from <c>../shared/protocol</c>.</summary>
public sealed class ProtocolSchema
{
    private readonly JsonSchema _message;

    private ProtocolSchema(JsonSchema message) => _message = message;

    /// <summary>Skips the test where the reference data is absent (see <see cref="SharedData"/>).</summary>
    public static async Task<ProtocolSchema> RequireAsync()
    {
        var yaml = YamlFile.Read(SharedData.Require("protocol/airbyte_protocol.yaml"));
        yaml.Remove("$id"); // The registry that resolves references would look the document up under that address.
        return new ProtocolSchema((await JsonSchema.FromJsonAsync(yaml.ToString())).Definitions["AirbyteMessage"]);
    }

    /// <summary>What is wrong with a run's lines, one entry an error: <c>line 3: #/log/level: NotInEnumeration</c>.</summary>
    public IReadOnlyList<string> Violations(SourceRun run) =>
        [.. run.Messages.SelectMany((message, line) => Violations(message).Select(error => $"line {line}: {error}"))];

    public IEnumerable<string> Violations(JObject message) => _message.Validate(message).Select(error => $"{error.Path}: {error.Kind}");
}
