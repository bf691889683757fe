using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>
/// A per-stream state. <paramref name="RecordCount"/> is the number of records of that stream since its previous state;
/// the protocol wants it as a double with a decimal point (<c>150.0</c>).
/// </summary>
public sealed record StateMessage(string Stream, JObject State, long RecordCount) : AirbyteMessage
{
    public override JObject ToJson() => new()
    {
        ["type"] = "STATE",
        ["state"] = new JObject
        {
            ["type"] = "STREAM",
            ["stream"] = new JObject
            {
                ["stream_descriptor"] = new JObject { ["name"] = Stream },
                ["stream_state"] = State,
            },
            ["sourceStats"] = new JObject { ["recordCount"] = (double)RecordCount },
        },
    };
}
