using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary><c>TRACE ESTIMATE</c> of one stream: about how many records this read will emit.</summary>
public sealed record EstimateMessage(string Stream, long Rows, long EmittedAt) : TraceMessage(EmittedAt)
{
    public override JObject ToJson() =>
        Trace("ESTIMATE", "estimate", new JObject { ["name"] = Stream, ["type"] = "STREAM", ["row_estimate"] = Rows });
}
