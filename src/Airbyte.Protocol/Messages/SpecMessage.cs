using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>The answer to <c>spec</c>: a whole <c>ConnectorSpecification</c>.</summary>
public sealed record SpecMessage(JObject Spec) : AirbyteMessage
{
    public override JObject ToJson() => new() { ["type"] = "SPEC", ["spec"] = Spec };
}
