using System.Collections.Concurrent;

namespace TestKit;

/// <summary>Continuations in the order they were posted, run by whoever asks.</summary>
public sealed class VirtualTimeContext : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

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
