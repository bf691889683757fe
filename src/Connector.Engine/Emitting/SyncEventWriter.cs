using System.Threading.Channels;
using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>
/// The one reader of the channel and the one writer of stdout while a read runs. Records are written before anything that claims them,
/// and a state is made only of what has been written.
/// </summary>
public sealed class SyncEventWriter
{
    private readonly ReadPlan _plan;
    private readonly Dictionary<PlannedStream, StreamOutput> _outputs;
    private readonly LatestClaim _cap;
    private readonly TimedOutput _stdout;
    private readonly StatusLines _statuses;
    private readonly RecordLines _records;
    private readonly StateLines _states;
    private readonly ProgressReport _progress;

    /// <param name="session">Says what it has used: requests, budget.</param>
    /// <param name="peakMemory">The most memory the process has held so far, in bytes.</param>
    public SyncEventWriter(ReadPlan plan, MessageWriter stdout, TimeProvider time, IReadSession session, Func<long> peakMemory)
    {
        _plan = plan;
        _outputs = plan.Streams.ToDictionary(stream => stream, stream => new StreamOutput(stream));
        _cap = new LatestClaim(plan.StartedAt);
        _stdout = new TimedOutput(stdout, time);
        _statuses = new StatusLines(stdout, time);
        _records = new RecordLines(_stdout, _statuses, time);
        _states = new StateLines(stdout, _cap);
        _progress = new ProgressReport([.. _outputs.Values], time, session, peakMemory);
    }

    /// <summary>Whether every stream ended whole.</summary>
    public bool AllComplete { get; private set; } = true;

    public async Task RunAsync(ChannelReader<SyncEvent> events, CancellationToken cancellationToken)
    {
        foreach (var warning in _plan.Warnings) _statuses.Log(LogLevel.Warn, warning);
        foreach (var stream in _plan.Streams) _statuses.Started(stream);
        await _stdout.FlushAsync(cancellationToken);
        while (await events.WaitToReadAsync(cancellationToken))
        {
            while (events.TryRead(out var next)) await HandleAsync(next, cancellationToken);
            await _stdout.FlushAsync(cancellationToken);
        }

        _statuses.Log(LogLevel.Info, _progress.Summary(_stdout.Waited));
        await _stdout.FlushAsync(cancellationToken);
    }

    private async ValueTask HandleAsync(SyncEvent next, CancellationToken cancellationToken)
    {
        switch (next)
        {
            case SyncEvent.PageRead read:
                await PageAsync(read, cancellationToken);
                break;
            case SyncEvent.WindowRead read:
                Close(read.Pass, read.Closed, read.Window, []);
                break;
            case SyncEvent.ChildPageRead read:
                await ChildrenAsync(_outputs[read.Stream], read.Page, cancellationToken);
                break;
            case SyncEvent.ParentRead read:
                await ParentAsync(read, _outputs[read.Stream], cancellationToken);
                break;
            case SyncEvent.StreamEnded ended:
                End(_outputs[ended.Stream], ended.Failure);
                break;
            case SyncEvent.Logged logged:
                _statuses.Log(logged.Level, logged.Message);
                break;
            case SyncEvent.Warned warned:
                _statuses.Warn(warned.Stream, warned.What, warned.Message);
                break;
            case SyncEvent.Throttled throttled:
                foreach (var output in _outputs.Values.Where(output => !output.Ended)) _statuses.Throttled(output, throttled.Until);
                break;
            case SyncEvent.Tick:
                Tick();
                break;
        }
    }

    private async ValueTask PageAsync(SyncEvent.PageRead read, CancellationToken cancellationToken)
    {
        using var page = read.Page;
        if (_cap.Note(page.ServedAt) is { } warning) _statuses.Log(LogLevel.Warn, warning);
        if (read.Pass.Rows is { } rows)
        {
            _statuses.Estimate(_outputs[rows], page.Total);
            await _records.WriteAsync(
                _outputs[rows],
                page,
                (record, owner) => (record.Cursor is not { } cursor || read.Wanted.Contains(cursor)) && owner.Owes(record.Cursor),
                cancellationToken);
        }

        foreach (var children in read.Parents)
        {
            foreach (var held in children.Held) await HeldAsync(_outputs[children.Stream], held, cancellationToken);
        }

        // A search is wider than its window, and goes on behind a cut: what it only passed over there is not written.
        Close(read.Pass, page.Closes?.Intersect(read.Wanted), read.Window, read.Parents);
    }

    private async ValueTask HeldAsync(StreamOutput output, Page held, CancellationToken cancellationToken)
    {
        if (output.Ended) held.Dispose(); // it failed by a request, and has said so
        else await ChildrenAsync(output, held, cancellationToken);
    }

    private async ValueTask ChildrenAsync(StreamOutput output, Page children, CancellationToken cancellationToken)
    {
        using var page = children;
        await _records.WriteAsync(output, page, static (_, _) => true, cancellationToken);
    }

    private async ValueTask ParentAsync(SyncEvent.ParentRead read, StreamOutput output, CancellationToken cancellationToken)
    {
        if (read.LastPage is { } last) await ChildrenAsync(output, last, cancellationToken);
        output.ParentRead(read.Window, read.Parent, read.Gone);
        _states.WriteIfDue(output);
    }

    private void Close(ReadPass pass, Interval? closed, Window window, IReadOnlyList<PageChildren> found)
    {
        if (pass.Rows is { } rows && closed is { } interval)
        {
            _outputs[rows].Close(interval);
            _states.WriteIfDue(_outputs[rows]);
        }

        foreach (var children in pass.Children)
        {
            var page = found.FirstOrDefault(page => page.Stream == children);
            _outputs[children].ParentsKnown(window, page?.Asked ?? [], closed, page?.Passed);
            if (page is { Held.Count: > 0 }) _states.WriteIfDue(_outputs[children]);
        }
    }

    private void End(StreamOutput output, Exception? failure)
    {
        output.End(isWhole: failure is null or StreamUnavailableException);
        AllComplete &= output.IsWhole;
        if (output.ParentsGone > 0)
        {
            _statuses.Log(LogLevel.Info,
                $"Stream `{output.Name}`: {Quantity.Of(output.ParentsGone, "record")} of `{output.Stream.Definition.Parent!.Stream}` deleted before their turn came; skipped.");
        }

        if (failure is StreamUnavailableException) _statuses.Log(LogLevel.Warn, failure.Message);
        if (output.IsWhole || output.HasCursor || output.Records > 0) _states.Write(output);
        _statuses.Ended(output, failure);
    }

    private void Tick()
    {
        foreach (var output in _outputs.Values.Where(output => !output.Ended && output.HasCursor)) _states.Write(output);
        _statuses.Log(LogLevel.Info, _progress.Line);
    }
}
