namespace Connector.Engine;

/// <summary>
/// A counting semaphore, first come, first served. Unlike <see cref="SemaphoreSlim"/>, which resumes a waiter that can be cancelled by
/// way of the thread pool, it resumes each one in its own synchronization context, so that a read can be run, and replayed, on one thread.
/// </summary>
internal sealed class Permits(int count)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private int _free = count;

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
