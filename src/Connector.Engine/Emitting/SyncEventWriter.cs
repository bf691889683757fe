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
    private readonly MessageWriter _stdout;
    private readonly TimeProvider _time;
    private readonly ProgressReport _progress;
    private readonly Dictionary<PlannedStream, StreamOutput> _outputs;
    private TimeSpan _waitedForStdout;
    private long _cap;

    /// <param name="session">Says what it has used: requests, budget.</param>
    /// <param name="peakMemory">The most memory the process has held so far, in bytes.</param>
    public SyncEventWriter(ReadPlan plan, MessageWriter stdout, TimeProvider time, IReadSession session, Func<long> peakMemory)
    {
        _plan = plan;
        _stdout = stdout;
        _time = time;
        _cap = plan.WatermarkCap;
        _outputs = plan.Streams.ToDictionary(stream => stream, stream => new StreamOutput(stream));
        _progress = new ProgressReport([.. _outputs.Values], time, session, peakMemory);
    }

    /// <summary>Whether every stream ended whole.</summary>
    public bool AllComplete { get; private set; } = true;

    public async Task RunAsync(ChannelReader<SyncEvent> events, CancellationToken cancellationToken)
    {
        foreach (var warning in _plan.Warnings) _stdout.Write(new LogMessage(LogLevel.Warn, warning));
        foreach (var stream in _plan.Streams) Status(stream.Name, StreamStatus.Started);
        await FlushAsync(cancellationToken);
        while (await events.WaitToReadAsync(cancellationToken))
        {
            while (events.TryRead(out var next)) await HandleAsync(next, cancellationToken);
            await FlushAsync(cancellationToken);
        }

        _stdout.Write(new LogMessage(LogLevel.Info, _progress.Summary(_waitedForStdout)));
        await FlushAsync(cancellationToken);
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var startedAt = _time.GetTimestamp();
        await _stdout.FlushAsync(cancellationToken);
        _waitedForStdout += _time.GetElapsedTime(startedAt);
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
                await ChildrenAsync(read.Stream, read.Page, cancellationToken);
                break;
            case SyncEvent.ParentRead read:
                if (read.LastPage is { } last) await ChildrenAsync(read.Stream, last, cancellationToken);
                _outputs[read.Stream].ParentRead(read.Window, read.Parent, read.Gone);
                StateIfDue(_outputs[read.Stream]);
                break;
            case SyncEvent.StreamEnded ended:
                End(_outputs[ended.Stream], ended.Failure);
                break;
            case SyncEvent.Logged logged:
                _stdout.Write(new LogMessage(logged.Level, logged.Message));
                break;
            case SyncEvent.Throttled throttled:
                Throttled(throttled.Until);
                break;
            case SyncEvent.Tick:
                Tick();
                break;
        }
    }

    private async ValueTask PageAsync(SyncEvent.PageRead read, CancellationToken cancellationToken)
    {
        using var page = read.Page;
        NoteServerClock(page.ServedAt);
        if (read.Pass.Rows is { } rows)
        {
            Estimate(_outputs[rows], page.Total);
            await RecordsAsync(
                _outputs[rows],
                page,
                (record, owner) => (record.Cursor is not { } cursor || read.Wanted.Contains(cursor)) && owner.Owes(record.Cursor),
                cancellationToken);
        }

        // A search is wider than its window, and goes on behind a cut: what it only passed over there is not written.
        Close(read.Pass, page.Closes?.Intersect(read.Wanted), read.Window, read.Parents);
    }

    private async ValueTask ChildrenAsync(PlannedStream stream, Page children, CancellationToken cancellationToken)
    {
        using var page = children;
        await RecordsAsync(_outputs[stream], page, static (_, _) => true, cancellationToken);
    }

    private async ValueTask RecordsAsync(
        StreamOutput output, Page page, Func<RecordSpan, PlannedStream, bool> isWanted, CancellationToken cancellationToken)
    {
        var emittedAt = _time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var record in page.Records)
        {
            if (record.Length == 0)
            {
                _stdout.Write(new LogMessage(LogLevel.Warn, $"Stream `{output.Name}`: an entry of the record list is not a JSON object; it is left out."));
                continue;
            }

            if (!isWanted(record, output.Stream)) continue;
            if (output.Records == 0) Status(output.Name, StreamStatus.Running);
            var before = _stdout.BytesWritten;
            _stdout.WriteRecord(output.Stream.Line, page.Body.Body.Span.Slice(record.Start, record.Length), page.Injected.Span, emittedAt);
            output.Wrote(_stdout.BytesWritten - before);
            if (_stdout.IsBlockFull) await FlushAsync(cancellationToken);
        }
    }

    private void Close(ReadPass pass, Interval? closed, Window window, IReadOnlyList<ParentRecord> parents)
    {
        if (pass.Rows is { } rows && closed is { } interval)
        {
            _outputs[rows].Close(interval);
            StateIfDue(_outputs[rows]);
        }

        if (pass.Children is { } children) _outputs[children].ParentsKnown(window, parents, closed);
    }

    private void End(StreamOutput output, Exception? failure)
    {
        if (output.Ended) return;
        output.Ended = true;
        if (output.ParentsGone > 0)
        {
            _stdout.Write(new LogMessage(LogLevel.Info,
                $"Stream `{output.Name}`: {output.ParentsGone} records of `{output.Stream.Definition.Parent!.Stream}` were deleted before their turn came; they were skipped."));
        }

        if (failure is StreamUnavailableException) _stdout.Write(new LogMessage(LogLevel.Warn, failure.Message));
        var isWhole = failure is null or StreamUnavailableException;
        if (isWhole || output.Stream.Definition.Cursor is not null || output.Records > 0) State(output);
        Status(output.Name, isWhole ? StreamStatus.Complete : StreamStatus.Incomplete);
        if (isWhole) return;
        AllComplete = false;
        if (failure is not OperationCanceledException) _stdout.Write(ErrorMessage.From(failure!, output.Name, Now));
    }

    private void Tick()
    {
        foreach (var output in _outputs.Values.Where(output => !output.Ended && output.Stream.Definition.Cursor is not null))
            State(output);
        _stdout.Write(new LogMessage(LogLevel.Info, _progress.Line));
    }

    private void StateIfDue(StreamOutput output)
    {
        if (output.StateIsDue) State(output);
    }

    private void State(StreamOutput output)
    {
        if (output.NextState(_cap) is not { } state) return;
        var before = _stdout.BytesWritten;
        _stdout.Write(state);
        output.StateWritten(_stdout.BytesWritten - before);
    }

    private void Estimate(StreamOutput output, long? total)
    {
        if (output.Estimated || total is not { } rows) return;
        output.Estimated = true;
        _stdout.Write(new EstimateMessage(output.Name, rows, Now));
    }

    private void Throttled(DateTimeOffset until)
    {
        foreach (var output in _outputs.Values.Where(output => !output.Ended))
            _stdout.Write(new StreamStatusMessage(output.Name, StreamStatus.Running, Now, until.ToUnixTimeMilliseconds()));
    }

    /// <summary>A machine whose clock runs ahead of the API's would claim changes that have not happened yet.</summary>
    private void NoteServerClock(DateTimeOffset? servedAt)
    {
        if (servedAt is not { } server || server >= _plan.StartedAt - _clockTolerance) return;
        var cap = server.ToUnixTimeSeconds() - IndexLag.Seconds;
        if (cap >= _cap) return;
        if (_cap == _plan.WatermarkCap)
        {
            _stdout.Write(new LogMessage(LogLevel.Warn, "This machine's clock is "
                + $"{(_plan.StartedAt - server).TotalSeconds:F0} s ahead of the API's. States follow the API's clock, so nothing is lost; mend this machine's."));
        }

        _cap = cap;
    }

    private static readonly TimeSpan _clockTolerance = TimeSpan.FromSeconds(30);

    private void Status(string stream, StreamStatus status) => _stdout.Write(new StreamStatusMessage(stream, status, Now));

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
