using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>
/// One line of stdout, records excepted (those are copied as bytes, see <see cref="RecordLine"/>).
/// Shapes: <c>airbyte_protocol.yaml</c>, <c>#/definitions/AirbyteMessage</c>.
/// </summary>
public abstract record AirbyteMessage
{
    /// <summary>Whether free text of this message may hold what a server or a user wrote, and so must be redacted.</summary>
    public abstract bool HoldsFreeText { get; }

    public abstract JObject ToJson();
}
