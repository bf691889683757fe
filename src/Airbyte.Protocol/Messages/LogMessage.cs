using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>A log line: <c>{"type":"LOG","log":{"level","message"}}</c>.</summary>
public sealed record LogMessage(LogLevel Level, string Message) : AirbyteMessage
{
    public override AirbyteMessage Redact(Func<string, string> redact) => this with { Message = redact(Message) };

    public override JObject ToJson() => new()
    {
        ["type"] = "LOG",
        ["log"] = new JObject { ["level"] = Level.ToString().ToUpperInvariant(), ["message"] = Message },
    };
}
