using System.Text;

namespace Connector.Http.Tests.Support;

/// <summary>What a <see cref="LoopbackServer"/> writes, byte for byte, and what it does with the connection afterwards.</summary>
internal sealed record Reply(byte[] Bytes, ConnectionEnd End)
{
    public static readonly Reply Reset = new([], ConnectionEnd.Reset);
    public static readonly Reply Close = new([], ConnectionEnd.Close);
    public static readonly Reply Hang = new([], ConnectionEnd.Hang);

    public static Reply Json(string body, string headers = "") => With(Encoding.UTF8.GetBytes(body), headers);

    public static Reply With(byte[] body, string headers = "", string status = "200 OK", int? announced = null, ConnectionEnd end = ConnectionEnd.Keep)
    {
        var head = $"HTTP/1.1 {status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {announced ?? body.Length}\r\n{headers}\r\n";
        return new([.. Encoding.ASCII.GetBytes(head), .. body], end);
    }
}
