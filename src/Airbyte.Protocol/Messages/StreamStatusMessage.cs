using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>
/// <c>TRACE STREAM_STATUS</c>. <paramref name="QuotaReset"/> (milliseconds of the unix epoch), when given, adds the reason
/// <c>RATE_LIMITED</c>: the stream lives, but waits for the API until then.
/// </summary>
public sealed record StreamStatusMessage(string Stream, StreamStatus Status, long EmittedAt, long? QuotaReset = null)
    : TraceMessage(EmittedAt)
{
    public override JObject ToJson()
    {
        var status = new JObject
        {
            ["stream_descriptor"] = new JObject { ["name"] = Stream },
            ["status"] = Status.ToString().ToUpperInvariant(),
        };
        if (QuotaReset is { } reset)
        {
            status["reasons"] = new JArray(new JObject
            {
                ["type"] = "RATE_LIMITED",
                ["rate_limited"] = new JObject { ["quota_reset"] = reset },
            });
        }

        return Trace("STREAM_STATUS", "stream_status", status);
    }
}
