using System.Collections.Concurrent;

namespace TestKit;

/// <summary>Continuations in the order they were posted, run by whoever asks: the thread that made this.</summary>
public sealed class VirtualTimeContext : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _strays;

    /// <summary>Continuations posted by other threads.</summary>
    public int Strays => _strays;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread) Interlocked.Increment(ref _strays);
        _posted.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing here may block for another.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>False when nothing is left.</summary>
    public bool RunNext()
    {
        if (!_posted.TryDequeue(out var next)) return false;
        next.Callback(next.State);
        return true;
    }
}
