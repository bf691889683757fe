using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Source.Intercom.Tests.Support;

/// <summary>A proxy on 127.0.0.1 that opens tunnels (RFC 9110 section 9.3.6), and keeps what it was asked.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ConnectProxy()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    /// <summary>The first lines of the requests: <c>CONNECT api.example.com:443 HTTP/1.1</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            await using var near = client.GetStream();
            var line = await ReadHeadAsync(near);
            Asked.Enqueue(line);
            if (!line.StartsWith("CONNECT ", StringComparison.Ordinal)) return;
            var target = IPEndPoint.Parse(line.Split(' ')[1]);
            using var server = new TcpClient();
            await server.ConnectAsync(target);
            await using var far = server.GetStream();
            await near.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray());
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
    }

    /// <summary>Byte by byte, for what follows the head belongs to the tunnel.</summary>
    private static async Task<string> ReadHeadAsync(NetworkStream near)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await near.ReadAsync(one) == 1) head.Append((char)one[0]);
        return head.ToString().Split('\r')[0];
    }
}
