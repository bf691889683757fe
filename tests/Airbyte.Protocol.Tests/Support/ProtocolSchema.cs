using Newtonsoft.Json.Linq;
using NJsonSchema;
using TestKit;
using YamlDotNet.Serialization;

namespace Airbyte.Protocol.Tests.Support;

/// <summary>The protocol's own schema of a message.</summary>
internal static class ProtocolSchema
{
    private static readonly Lazy<Task<JsonSchema>> _message = new(LoadAsync);

    /// <summary>What the schema objects to in a line of stdout.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(JObject message) =>
        [.. (await _message.Value).Validate(message).Select(error => error.ToString())];

    private static async Task<JsonSchema> LoadAsync()
    {
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        using var text = File.OpenText(SharedData.Require("protocol/airbyte_protocol.yaml"));
        var protocol = JObject.FromObject(yaml.Deserialize(text)!);
        protocol.Remove("$id");
        return (await JsonSchema.FromJsonAsync(protocol.ToString())).Definitions["AirbyteMessage"];
    }
}
