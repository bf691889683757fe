namespace Connector.Engine;

/// <summary>
/// Parents waiting for their children to be read, the lowest cursor first, so that the watermark moves. Adding waits while the queue
/// is full; a queue without a limit is for parents that must not wait (an open scroll).
/// </summary>
public sealed class ParentQueue(int? limit)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(ParentRecord Parent, Window Window), long> _parents = new();
    private readonly Permits _items = new(0);
    private readonly Permits? _room = limit is { } size ? new Permits(size) : null;
    private readonly Permits _gathering = new(1);
    private readonly CancellationTokenSource _abandoned = new();

    public async ValueTask AddAsync(ParentRecord parent, Window window, CancellationToken cancellationToken)
    {
        if (_room is not null && !await HasRoomAsync(_room, cancellationToken)) return;
        lock (_lock) _parents.Enqueue((parent, window), parent.Cursor ?? long.MinValue);
        _items.Release();
    }

    /// <summary>No more parents come; those in the queue are still to be read.</summary>
    public void Complete() => _items.Release();

    /// <summary>Nobody reads the queue any more: adding no longer waits.</summary>
    public void Abandon() => _abandoned.Cancel();

    /// <summary>
    /// The next so many parents; fewer, or none, when the queue is complete and holds no more. Whoever takes several gathers alone, so
    /// that not all have a few.
    /// </summary>
    public async ValueTask<IReadOnlyList<(ParentRecord Parent, Window Window)>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        if (count == 1) return await TakeAsync(cancellationToken) is { } only ? [only] : [];
        await _gathering.TakeAsync(cancellationToken);
        try
        {
            var taken = new List<(ParentRecord, Window)>(count);
            while (taken.Count < count && await TakeAsync(cancellationToken) is { } next) taken.Add(next);
            return taken;
        }
        finally
        {
            _gathering.Release();
        }
    }

    /// <summary>The next parent, or null when the queue is complete and empty.</summary>
    public async ValueTask<(ParentRecord Parent, Window Window)?> TakeAsync(CancellationToken cancellationToken)
    {
        await _items.TakeAsync(cancellationToken);
        lock (_lock)
        {
            if (_parents.TryDequeue(out var next, out _))
            {
                _room?.Release();
                return next;
            }
        }

        _items.Release(); // the end is for every reader to see
        return null;
    }

    private async ValueTask<bool> HasRoomAsync(Permits room, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _abandoned.Token);
        try
        {
            await room.TakeAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (_abandoned.IsCancellationRequested)
        {
            return false;
        }
    }
}
