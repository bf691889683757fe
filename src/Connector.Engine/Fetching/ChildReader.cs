using System.Threading.Channels;
using Airbyte.Protocol;

namespace Connector.Engine;

/// <summary>Reads the children of each parent that a pass meets, as many at a time as there are workers.</summary>
internal sealed class ChildReader(
    PlannedStream stream, StreamDefinition parent, IPageSource source, WorkerSlots slots, ChannelWriter<SyncEvent> events, int workers)
{
    /// <summary>Enough to keep every worker busy while the next page of parents is on its way.</summary>
    private const int ParentsAhead = 1_000;

    private readonly ParentQueue _parents = new(parent.ExpiresWhenIdle ? null : ParentsAhead);
    private long _withoutId;

    /// <summary>The parents on a page whose children are owed.</summary>
    public IReadOnlyList<ParentRecord> ParentsOf(Page page, Interval window)
    {
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

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readers = Enumerable.Range(0, workers).Select(_ => ReadParentsAsync(stop)).ToList();
        await Task.WhenAll(readers);
        if (_withoutId > 0)
        {
            await events.WriteAsync(
                new SyncEvent.Logged(LogLevel.Warn, $"Stream `{stream.Name}`: {_withoutId} records of `{parent.Name}` have no id, so their children cannot be asked for."),
                cancellationToken);
        }
    }

    private async Task ReadParentsAsync(CancellationTokenSource stop)
    {
        try
        {
            while (await _parents.TakeAsync(stop.Token) is { } next) await ReadChildrenAsync(next.Parent, next.Window, stop.Token);
        }
        catch
        {
            _parents.Abandon();
            stop.CancelHere();
            throw;
        }
    }

    /// <summary>The last page goes with the parent's end, so that no state falls between them and has it read again.</summary>
    private async Task ReadChildrenAsync(ParentRecord record, Window window, CancellationToken cancellationToken)
    {
        var gone = false;
        Page? last = null;
        try
        {
            using var slot = slots.Open(stream.Name);
            await foreach (var page in source.ReadAsync(new Partition(stream.Definition, window, record), slot, cancellationToken))
            {
                if (last is not null) await events.WriteAsync(new SyncEvent.ChildPageRead(stream, last), cancellationToken);
                last = page;
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

        await events.WriteAsync(new SyncEvent.ParentRead(stream, window, record, last, gone), cancellationToken);
    }
}
