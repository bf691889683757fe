using System.Net;
using System.Net.Sockets;

namespace Benchmarks.Soak;

/// <summary>Stands between a client and a server on this machine, and can go away as a server does that restarts: its rows stay.</summary>
internal sealed class ServerRelay : IAsyncDisposable
{
    private readonly IPEndPoint _server;
    private readonly int _port;
    private CancellationTokenSource _open = new();
    private Task _accepting;

    /// <param name="port">Its own, which nobody else takes while it is away.</param>
    public ServerRelay(Uri server, int port)
    {
        (_server, _port) = (new IPEndPoint(IPAddress.Loopback, server.Port), port);
        _accepting = AcceptAsync(Listen(), _open.Token);
    }

    public string Url => $"http://127.0.0.1:{_port}";

    /// <summary>Cuts every connection, and refuses new ones.</summary>
    public async Task GoAwayAsync()
    {
        await _open.CancelAsync();
        await _accepting;
        _open.Dispose();
    }

    public void ComeBack()
    {
        _open = new CancellationTokenSource();
        _accepting = AcceptAsync(Listen(), _open.Token);
    }

    public async ValueTask DisposeAsync() => await GoAwayAsync();

    private TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, _port);
        listener.Start();
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken open)
    {
        var served = new List<Task>();
        using (listener)
        {
            try
            {
                while (true) served.Add(ServeAsync(await listener.AcceptTcpClientAsync(open), open));
            }
            catch (OperationCanceledException)
            {
                // It goes away.
            }
        }

        await Task.WhenAll(served);
    }

    private async Task ServeAsync(TcpClient client, CancellationToken open)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(_server, open);
                await using var near = client.GetStream();
                await using var far = server.GetStream();
                await Task.WhenAny(near.CopyToAsync(far, open), far.CopyToAsync(near, open));
                // What is cut is reset, not ended: half an answer is no whole one.
                client.Client.LingerState = new LingerOption(true, 0);
            }
            catch (Exception cut) when (cut is SocketException or IOException or OperationCanceledException)
            {
                client.Client.LingerState = new LingerOption(true, 0);
            }
        }
    }
}
