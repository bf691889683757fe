namespace Connector.Http;

/// <summary>
/// The bytes that all bodies together may hold in memory: being read, on their way to whoever writes them out, until disposed. One of
/// them at a time may hold more than is left, so that a body larger than all of it passes, and bodies stuck in the middle never wait
/// for each other. Thread-safe; first come, first served, bodies in the middle before requests that have not been sent.
/// </summary>
/// <remarks>
/// Nothing here waits for ever as long as whoever holds a whole body disposes it without asking for another first: the one body over
/// the limit then ends, and leaves its place to the next.
/// </remarks>
/// <param name="limit">In bytes.</param>
public sealed class ByteAllowance(long limit)
{
    /// <summary>Forty workers with pages of a megabyte each, or four bodies of 10 MB.</summary>
    public const long DefaultLimit = 48 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly LinkedList<RoomWaiter> _inTheMiddle = new();
    private readonly LinkedList<RoomWaiter> _unsent = new();
    private ByteLease? _over;
    private long _used;

    /// <summary>Bytes that are held at this moment.</summary>
    public long Used
    {
        get
        {
            lock (_gate) return _used;
        }
    }

    /// <summary>Waits until a body of about this size has room. More than the whole allowance waits until nothing else is held.</summary>
    /// <exception cref="OperationCanceledException">It holds nothing.</exception>
    internal ValueTask<ByteLease> OpenAsync(long expected, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<ByteLease>(cancellationToken);
        var waiter = new RoomWaiter(new ByteLease(this), expected);
        lock (_gate)
        {
            if (_inTheMiddle.Count == 0 && _unsent.Count == 0 && HasRoom(expected)) return ValueTask.FromResult(Grant(waiter));
            _unsent.AddLast(waiter.Node);
        }
        return WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Waits until the lease may hold so much.</summary>
    /// <exception cref="OperationCanceledException">It holds what it held.</exception>
    internal ValueTask<ByteLease> GrowAsync(ByteLease lease, long bytes, CancellationToken cancellationToken)
    {
        RoomWaiter waiter;
        lock (_gate)
        {
            waiter = new RoomWaiter(lease, bytes - lease.Held);
            // The one over the limit waits behind nobody: all others may be waiting for its end.
            if (_over == lease || (_inTheMiddle.Count == 0 && MayGrow(waiter))) return ValueTask.FromResult(Grant(waiter));
            _inTheMiddle.AddLast(waiter.Node);
        }
        return WaitAsync(waiter, cancellationToken);
    }

    /// <summary>The lease holds no more than that from now on.</summary>
    internal void Shrink(ByteLease lease, long bytes)
    {
        lock (_gate)
        {
            if (bytes >= lease.Held) return;
            _used -= lease.Held - bytes;
            lease.Held = bytes;
            if (bytes == 0 && _over == lease) _over = null;
            Pump();
        }
    }

    private async ValueTask<ByteLease> WaitAsync(RoomWaiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(_ => Leave(waiter, cancellationToken), null)) return await waiter.Room;
    }

    private void Leave(RoomWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiter.Node.List is not { } queue) return; // It was let go first, and holds what it asked for.
            queue.Remove(waiter.Node);
            Pump();
        }
        waiter.Cancel(cancellationToken);
    }

    private void Pump()
    {
        while (_inTheMiddle.First is { Value: var grower } && MayGrow(grower)) LetGo(_inTheMiddle, grower);
        if (_inTheMiddle.Count > 0) return;
        while (_unsent.First is { Value: var starter } && HasRoom(starter.Bytes)) LetGo(_unsent, starter);
    }

    private void LetGo(LinkedList<RoomWaiter> queue, RoomWaiter waiter)
    {
        queue.Remove(waiter.Node);
        waiter.LetGo(Grant(waiter));
    }

    private ByteLease Grant(RoomWaiter waiter)
    {
        _used += waiter.Bytes;
        waiter.Lease.Held += waiter.Bytes;
        return waiter.Lease;
    }

    private bool HasRoom(long bytes) => _used == 0 || _used + bytes <= limit;

    /// <summary>Within what is left, or as the one that may hold more.</summary>
    private bool MayGrow(RoomWaiter waiter)
    {
        if (_used + waiter.Bytes <= limit) return true;
        if (_over is not null) return false;
        _over = waiter.Lease;
        return true;
    }
}
