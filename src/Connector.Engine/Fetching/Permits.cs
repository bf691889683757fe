namespace Connector.Engine;

/// <summary>
/// A count that waits to be positive, first come, first served. What a semaphore is, but for where a waiter goes on:
/// <see cref="SemaphoreSlim"/>'s wait with a token goes on on the thread pool, out of the reach of a simulated scheduler.
/// </summary>
internal sealed class Permits(int free)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private int _free = free;

    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        using var cancelled = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await turn.Task;
    }

    public void Release()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var turn))
                if (turn.TrySetResult()) return; // one that was cancelled while waiting passes its turn on
            _free++;
        }
    }
}
