using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>The answer to <c>check</c>: SUCCEEDED, or FAILED with a message the user can act on.</summary>
public sealed record ConnectionStatusMessage(bool Succeeded, string? Message) : AirbyteMessage
{
    public override AirbyteMessage Redact(Func<string, string> redact) => this with { Message = Message is null ? null : redact(Message) };

    public override JObject ToJson()
    {
        var status = new JObject { ["status"] = Succeeded ? "SUCCEEDED" : "FAILED" };
        if (Message is not null) status["message"] = Message;
        return new JObject { ["type"] = "CONNECTION_STATUS", ["connectionStatus"] = status };
    }
}
