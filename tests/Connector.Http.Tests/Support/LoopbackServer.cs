using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TestKit;

namespace Connector.Http.Tests.Support;

/// <summary>A real socket that answers as scripted, one reply a request whatever the connection, and keeps what it was sent.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Reply> _replies;
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;

    public LoopbackServer(params Reply[] replies)
    {
        _replies = new(replies);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Each request as it came: head, blank line, body.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Ends when the first request is in.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            while (await ReadRequestAsync(client.GetStream()) is { } request)
            {
                Requests.Enqueue(request);
                Asked.TrySetResult();
                if (!_replies.TryDequeue(out var reply)) reply = Reply.With([], status: "500 Nothing scripted");
                await client.GetStream().WriteAsync(reply.Bytes, _stop.Token);
                if (reply.End == ConnectionEnd.Hang) await Task.Delay(Timeout.InfiniteTimeSpan, new FakeTimeProvider(TestTime.Start), _stop.Token);
                if (reply.End == ConnectionEnd.Reset) client.LingerState = new LingerOption(true, 0);
                if (reply.End != ConnectionEnd.Keep) return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Stopped, or the client hung up.
        }
    }

    private async Task<string?> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(text.ToString()))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0) return null;
            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        var length = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return request.Length - end - 4 >= (length is null ? 0 : int.Parse(length["Content-Length:".Length..]));
    }
}
