using System.Text;
using System.Threading.Channels;
using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>
/// Reads the children of each parent that a pass meets, as many at a time as there are workers. A parent whose children cannot be read
/// never closes, so no state speaks for it.
/// </summary>
internal sealed class ChildReader(
    PlannedStream stream, StreamDefinition parent, IPageSource source, WorkerSlots slots, ChannelWriter<SyncEvent> events, int workers)
{
    /// <summary>Enough to keep every worker busy while the next page of parents is on its way.</summary>
    private const int ParentsAhead = 1_000;

    private readonly ParentQueue _parents = new(parent.ExpiresWhenIdle ? null : ParentsAhead);
    private readonly ChildFailures _failures = new(stream);
    private long _withoutId;
    private long _cannotBeAskedFor;
    private volatile bool _isReading = true;

    public PlannedStream Stream => stream;

    /// <summary>Parents are still wanted.</summary>
    public bool IsReading => _isReading;

    /// <summary>What is owed of the children of a page's parents: what the page itself holds of them, and who is to be asked for.</summary>
    public async ValueTask<PageChildren> OfPageAsync(Page page, Interval window, CancellationToken cancellationToken)
    {
        var (asked, held, passed) = (new List<ParentRecord>(), new List<Page>(), new List<long>());
        long? last = null;
        foreach (var record in IsReading ? page.Records : [])
        {
            if (record.Length == 0 || !stream.Owes(record.Cursor)) continue;
            if (record.Cursor is { } cursor && !window.Contains(cursor)) continue;
            if (ParentOf(page, record) is not { } parent) continue;
            var row = page.Body.Body.Slice(record.Start, record.Length);
            if (await source.ReadInlineAsync(stream.Definition, parent, row, cancellationToken) is not { } children)
            {
                asked.Add(parent);
                if (last is { } before) passed.Add(before);
                last = null;
                continue;
            }

            last = record.Cursor ?? last;
            if (children.Records.Count > 0) held.Add(children);
            else children.Dispose();
        }

        if (last is { } end) passed.Add(end);
        return new PageChildren(stream, asked, held) { Passed = passed };
    }

    public ValueTask AddAsync(ParentRecord record, Window window, CancellationToken cancellationToken) =>
        _parents.AddAsync(record, window, cancellationToken);

    /// <summary>No more parents come.</summary>
    public void Complete() => _parents.Complete();

    /// <summary>
    /// The stream has ended, and the writer has been told: a page without parents, written from now on, closes nothing of it. Not earlier.
    /// </summary>
    public void Abandon()
    {
        _isReading = false;
        _parents.Abandon();
    }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => ReadParentsAsync(stop)).ToList());
        if (_withoutId > 0) await WarnAsync(_withoutId, "an id", cancellationToken);
        if (_cannotBeAskedFor > 0) await WarnAsync(_cannotBeAskedFor, $"`{stream.Definition.Parent!.AskedBy}`", cancellationToken);
        if (_failures.Summary() is { } failure) throw failure;
    }

    private async Task ReadParentsAsync(CancellationTokenSource stop)
    {
        try
        {
            while (await _parents.TakeAsync(stream.Definition.ParentsAtOnce, stop.Token) is { Count: > 0 } next) await ReadChildrenAsync(next, stop.Token);
        }
        catch
        {
            stop.CancelHere();
            throw;
        }
    }

    private ParentRecord? ParentOf(Page page, RecordSpan record)
    {
        if (page.Body.Key(record) is not { } id)
        {
            Interlocked.Increment(ref _withoutId);
            return null;
        }

        if (stream.Definition.Parent!.AskedBy is not { } member) return new ParentRecord(id, record.Cursor);
        if (page.Body.Text(record, Encoding.UTF8.GetBytes(member)) is { } value) return new ParentRecord(id, record.Cursor) { AskedBy = value };
        Interlocked.Increment(ref _cannotBeAskedFor);
        return null;
    }

    private ValueTask WarnAsync(long parents, string without, CancellationToken cancellationToken) => events.WriteAsync(
        new SyncEvent.Logged(
            LogLevel.Warn, $"Stream `{stream.Name}`: {Quantity.Of(parents, "record")} of `{parent.Name}` without {without}, so their children cannot be asked for."),
        cancellationToken);

    private async Task ReadChildrenAsync(IReadOnlyList<(ParentRecord Parent, Window Window)> parents, CancellationToken cancellationToken)
    {
        try
        {
            await HandOnAsync(parents, cancellationToken);
            _failures.Succeeded();
        }
        catch (ConnectorException failure) when (_failures.IsBearable(parents, failure))
        {
            // The others go on; the stream's end names this one.
        }
    }

    /// <summary>The last page goes with the parent's end, so that no state falls between them and has it read again.</summary>
    private async Task HandOnAsync(IReadOnlyList<(ParentRecord Parent, Window Window)> parents, CancellationToken cancellationToken)
    {
        var (record, window) = parents[0];
        var partition = new Partition(stream.Definition, window, record) { Parents = [.. parents.Select(parent => parent.Parent)] };
        var gone = false;
        Page? last = null;
        try
        {
            using var slot = slots.Open(stream.Name);
            await foreach (var page in source.ReadAsync(partition, slot, cancellationToken))
            {
                var before = last;
                last = page;
                if (before is not null) await events.HandOnAsync(new SyncEvent.ChildPageRead(stream, before), before, cancellationToken);
                slot.GiveBack();
            }
        }
        catch (PartitionGoneException)
        {
            gone = true;
        }
        catch
        {
            last?.Dispose();
            throw;
        }

        await events.HandOnAsync(new SyncEvent.ParentRead(stream, window, record, last, gone), last, cancellationToken);
        foreach (var (other, itsWindow) in parents.Skip(1))
            await events.WriteAsync(new SyncEvent.ParentRead(stream, itsWindow, other, LastPage: null, gone), cancellationToken);
    }
}
