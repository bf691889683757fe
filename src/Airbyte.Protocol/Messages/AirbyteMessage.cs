using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>
/// One line of stdout, records excepted (those are copied as bytes, see <see cref="RecordLine"/>).
/// Shapes: <c>airbyte_protocol.yaml</c>, <c>#/definitions/AirbyteMessage</c>.
/// </summary>
public abstract record AirbyteMessage
{
    /// <summary>The message with its free text redacted: texts that may hold what a server or a user wrote. Other members stay.</summary>
    public virtual AirbyteMessage Redact(Func<string, string> redact) => this;

    public abstract JObject ToJson();
}
