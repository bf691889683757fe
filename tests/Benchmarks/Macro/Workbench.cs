using Benchmarks.Macro.Running;

namespace Benchmarks.Macro;

/// <summary>What rows measure with.</summary>
/// <param name="repeats">How often a figure is taken; its median counts.</param>
internal sealed class Workbench(string connector, string loader, string sandbox, int repeats, TimeProvider clock) : IDisposable
{
    /// <summary>Reads that wait for their budget more than they work; that many side by side do not disturb each other.</summary>
    private const int SideBySide = 3;

    /// <summary>Not at the same moment: each begins with a burst, and with a budget has another every ten seconds.</summary>
    private static readonly TimeSpan _apart = TimeSpan.FromSeconds(2);

    private MessageFiles? _messages;

    public int Repeats { get; } = repeats;

    public TimeProvider Clock { get; } = clock;

    public PublishedConnector Connector { get; } = new(connector, clock);

    public PublishedLoader Loader { get; } = new(loader, clock);

    /// <summary>What several rows load.</summary>
    public async Task<MessageFiles> MessagesAsync(CancellationToken cancellation) => _messages ??= await MessageFiles.WriteAsync(this, cancellation);

    public void Dispose() => _messages?.Dispose();

    public Task<SandboxProcess> ServeAsync(IEnumerable<string> options, CancellationToken cancellation) =>
        SandboxProcess.StartAsync(sandbox, options, cancellation);

    /// <summary>The same read again and again, a yardstick before each. One more at the start is not counted: the server warms up.</summary>
    public async Task<Series> RepeatAsync(SandboxProcess server, ReadOrder order, CancellationToken cancellation, int? repeats = null)
    {
        await Connector.ReadAsync(server, order, cancellation);
        var reads = new List<MeasuredRead>();
        var yardsticks = new List<double>();
        for (var i = 0; i < (repeats ?? Repeats); i++)
        {
            yardsticks.Add(await Yardstick.MeasureAsync(cancellation));
            reads.Add(await Connector.ReadAsync(server, order, cancellation));
        }

        return new Series(reads, yardsticks);
    }

    /// <summary>The same read of a few servers that have just started, side by side. Their CPU time cannot be told apart.</summary>
    public async Task<Series> PaceAsync(IReadOnlyCollection<string> serve, ReadOrder order, CancellationToken cancellation)
    {
        var servers = new List<SandboxProcess>();
        try
        {
            for (var i = 0; i < Math.Min(SideBySide, Repeats); i++) servers.Add(await ServeAsync(serve, cancellation));
            return new Series(await Task.WhenAll(servers.Select(async (server, i) =>
            {
                await Task.Delay(i * _apart, Clock, cancellation);
                return await Connector.ReadAsync(server, order, cancellation);
            })), []);
        }
        finally
        {
            foreach (var server in servers) await server.DisposeAsync();
        }
    }
}
