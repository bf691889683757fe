using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>A trace; <paramref name="EmittedAt"/> in milliseconds of the unix epoch.</summary>
public abstract record TraceMessage(long EmittedAt) : AirbyteMessage
{
    protected JObject Trace(string type, string member, JObject content) => new()
    {
        ["type"] = "TRACE",
        ["trace"] = new JObject { ["type"] = type, ["emitted_at"] = EmittedAt, [member] = content },
    };
}
