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
    private volatile bool _isReading = true;

    /// <summary>Parents are still wanted.</summary>
    public bool IsReading => _isReading;

    /// <summary>The parents on a page whose children are owed.</summary>
    public IReadOnlyList<ParentRecord> ParentsOf(Page page, Interval window)
    {
        if (!IsReading) return [];
        var parents = new List<ParentRecord>();
        foreach (var record in page.Records)
        {
            if (record.Length == 0 || !stream.Owes(record.Cursor)) continue;
            if (record.Cursor is { } cursor && !window.Contains(cursor)) continue;
            if (page.Body.Key(record) is { } id) parents.Add(new ParentRecord(id, record.Cursor));
            else Interlocked.Increment(ref _withoutId);
        }

        return parents;
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
        if (_withoutId > 0)
        {
            await events.WriteAsync(
                new SyncEvent.Logged(LogLevel.Warn, $"Stream `{stream.Name}`: {Quantity.Of(_withoutId, "record")} of `{parent.Name}` without an id, so their children cannot be asked for."),
                cancellationToken);
        }

        if (_failures.Summary() is { } failure) throw failure;
    }

    private async Task ReadParentsAsync(CancellationTokenSource stop)
    {
        try
        {
            while (await _parents.TakeAsync(stop.Token) is { } next) await ReadChildrenAsync(next.Parent, next.Window, stop.Token);
        }
        catch
        {
            stop.CancelHere();
            throw;
        }
    }

    private async Task ReadChildrenAsync(ParentRecord record, Window window, CancellationToken cancellationToken)
    {
        try
        {
            await HandOnAsync(record, window, cancellationToken);
            _failures.Succeeded();
        }
        catch (ConnectorException failure) when (_failures.IsBearable(record, failure))
        {
            // The others go on; the stream's end names this one.
        }
    }

    /// <summary>The last page goes with the parent's end, so that no state falls between them and has it read again.</summary>
    private async Task HandOnAsync(ParentRecord record, Window window, CancellationToken cancellationToken)
    {
        var gone = false;
        Page? last = null;
        try
        {
            using var slot = slots.Open(stream.Name);
            await foreach (var page in source.ReadAsync(new Partition(stream.Definition, window, record), slot, cancellationToken))
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
    }
}
