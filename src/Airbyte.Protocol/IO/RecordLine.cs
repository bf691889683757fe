using System.Text;

namespace Airbyte.Protocol;

/// <summary>
/// The constant bytes of a stream's record lines:
/// <c>{"type":"RECORD","record":{"stream":NAME,"data":</c> object <c>,"emitted_at":</c> milliseconds <c>}}</c>.
/// </summary>
public sealed class RecordLine(string stream)
{
    internal byte[] Prefix { get; } =
        Encoding.UTF8.GetBytes($"{{\"type\":\"RECORD\",\"record\":{{\"stream\":{Newtonsoft.Json.JsonConvert.ToString(stream)},\"data\":");
}
