namespace Connector.Engine;

/// <summary>
/// The windows of a pass that wait for a reader, the lowest first. It ends when no window waits and none is being read: a window that
/// is being read may still be cut.
/// </summary>
internal sealed class WindowQueue
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<Window, long> _windows = new();
    private readonly Permits _items = new(0);
    private int _unfinished;
    private int _waiting;

    /// <summary>Readers that have nothing to read.</summary>
    public int IdleReaders
    {
        get
        {
            lock (_lock) return Math.Max(0, _waiting - _windows.Count);
        }
    }

    public void Add(Interval window)
    {
        if (window.IsEmpty) return;
        lock (_lock)
        {
            _unfinished++;
            _windows.Enqueue(new Window(window), window.From);
        }

        _items.Release();
    }

    /// <summary>The next window, or null when all are finished. Each one taken is to be <see cref="Finish"/>ed.</summary>
    public async ValueTask<Window?> TakeAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_unfinished == 0) return null;
            _waiting++;
        }

        await _items.TakeAsync(cancellationToken);
        lock (_lock)
        {
            _waiting--;
            if (_windows.TryDequeue(out var window, out _)) return window;
        }

        _items.Release(); // the end is for every reader to see
        return null;
    }

    public void Finish()
    {
        lock (_lock)
        {
            if (--_unfinished > 0) return;
        }

        _items.Release();
    }
}
