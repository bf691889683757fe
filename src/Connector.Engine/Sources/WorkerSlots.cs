namespace Connector.Engine;

/// <summary>
/// At most <c>num_workers</c> requests in flight over all streams together. Who waits is served stream by stream in turn, so that a
/// stream with a thousand requests waiting does not starve one with a single request; within a stream, first come, first served. A
/// stream that the API ends when its requests pause is served before all others.
/// </summary>
public sealed class WorkerSlots(int count)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<TaskCompletionSource>> _waiting = [];
    private readonly Queue<string> _turns = [];
    private readonly Queue<TaskCompletionSource> _urgent = [];
    private int _free = count;

    /// <summary>A slot that is not yet taken. It belongs to one task.</summary>
    public WorkerSlot Open(string stream, bool isUrgent = false) => new(this, stream, isUrgent);

    internal async ValueTask TakeAsync(string stream, bool isUrgent, CancellationToken cancellationToken)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (isUrgent) _urgent.Enqueue(turn);
            else Queue(stream, turn);
        }

        using var cancelled = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await turn.Task;
    }

    internal void GiveBack()
    {
        lock (_lock)
        {
            while (NextTurn() is { } turn)
                if (turn.TrySetResult()) return; // one that was cancelled while waiting passes its turn on
            _free++;
        }
    }

    private void Queue(string stream, TaskCompletionSource turn)
    {
        if (!_waiting.TryGetValue(stream, out var queue)) _waiting[stream] = queue = new Queue<TaskCompletionSource>();
        if (queue.Count == 0) _turns.Enqueue(stream);
        queue.Enqueue(turn);
    }

    private TaskCompletionSource? NextTurn()
    {
        if (_urgent.TryDequeue(out var urgent)) return urgent;
        if (!_turns.TryDequeue(out var stream)) return null;
        var queue = _waiting[stream];
        var turn = queue.Dequeue();
        if (queue.Count > 0) _turns.Enqueue(stream);
        return turn;
    }
}
