using System.Threading.Channels;
using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>
/// <c>read</c>, from plan to last line: workers fill a bounded channel, one writer empties it to stdout. A slow reader of stdout fills
/// the channel, and so slows the requests.
/// </summary>
public sealed class ReadCommand(ISource source, MessageWriter stdout, TimeProvider time, Func<long> peakMemory, bool debug)
{
    /// <summary>Pages between workers and writer. Enough to smooth their paces; each may hold some hundred kilobytes.</summary>
    private const int EventsAhead = 16;

    /// <summary>Platforms end a sync that prints nothing for long; 20 s stay well under the promised 30.</summary>
    private static readonly TimeSpan _tickInterval = TimeSpan.FromSeconds(20);

    public async Task<int> RunAsync(
        JObject config, ConfiguredCatalog catalog, IReadOnlyDictionary<string, JObject> state, CancellationToken cancellationToken)
    {
        var events = Channel.CreateBounded<SyncEvent>(new BoundedChannelOptions(EventsAhead) { SingleReader = true });
        using var session = source.Open(config, new ChannelLog(events.Writer, debug), until =>
            events.Writer.TryWrite(new SyncEvent.Throttled(until))); // a full channel prints enough without it
        var plan = new Planner(source.Streams, session.Settings, time.GetUtcNow()).Plan(catalog, state);
        var writer = new SyncEventWriter(plan, stdout, time, session, peakMemory);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = WriteAsync(writer, events, stop);
        using var timer = new PeriodicTimer(_tickInterval, time);
        var ticks = TickAsync(timer, events.Writer, stop.Token);
        try
        {
            await new PartitionScheduler(session, session.Settings.Workers, events.Writer).RunAsync(plan, stop.Token);
        }
        catch (ChannelClosedException)
        {
            // The writer failed; its own exception is the one to report.
        }

        // Not by cancelling: for that the runtime reads the program's symbol files, to say in an exception where it happened.
        timer.Dispose();
        await ticks;
        events.Writer.TryComplete();
        await writing;
        return writer.AllComplete ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>The writer goes on to the channel's end also when the read is cancelled: the last states are still to come.</summary>
    private static async Task WriteAsync(SyncEventWriter writer, Channel<SyncEvent> events, CancellationTokenSource stop)
    {
        try
        {
            await writer.RunAsync(events.Reader, CancellationToken.None);
        }
        catch (Exception failure)
        {
            events.Writer.TryComplete(failure);
            stop.CancelHere();
            throw;
        }
    }

    private static async Task TickAsync(PeriodicTimer timer, ChannelWriter<SyncEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken)) await events.WriteAsync(new SyncEvent.Tick(), cancellationToken);
        }
        catch (Exception end) when (end is OperationCanceledException or ChannelClosedException)
        {
            // The read is over.
        }
    }
}
