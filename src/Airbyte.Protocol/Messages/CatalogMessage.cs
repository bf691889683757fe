using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>The answer to <c>discover</c>.</summary>
public sealed record CatalogMessage(IReadOnlyList<AirbyteStream> Streams) : AirbyteMessage
{
    public override JObject ToJson() => new()
    {
        ["type"] = "CATALOG",
        ["catalog"] = new JObject { ["streams"] = new JArray(Streams.Select(stream => stream.ToJson())) },
    };
}
