namespace Intercom.Loader;

/// <summary>Runs one after the other, each when it is due or asked for, until it is told to stop.</summary>
internal sealed class RunLoop(RunTimes times, TimeProvider time)
{
    /// <summary>Timers stand still while a machine sleeps; the clock is looked at this often.</summary>
    private static readonly TimeSpan _nap = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private TaskCompletionSource _asked = Signal();
    private volatile LoopState _state = new(time.GetUtcNow(), null, times.Due, 0);

    public LoopState State => _state;

    /// <summary>It runs something, or looked at the clock lately.</summary>
    public bool IsAlive => _state is { Running: not null } || time.GetUtcNow() - _state.Seen < _nap * 3;

    /// <summary>Has a run begin now; while one is under way, as soon as it has ended.</summary>
    public void Ask()
    {
        lock (_lock) _asked.TrySetResult();
    }

    /// <param name="run">Gives a verdict on whatever happens; what it throws ends the loop.</param>
    /// <param name="ended">Told after each run, and waited for.</param>
    public async Task RunAsync(Func<CancellationToken, Task<RunVerdict>> run, Func<LoopState, Task> ended, CancellationToken stop)
    {
        while (await WaitAsync(stop))
        {
            var began = time.GetUtcNow();
            Look(began);
            var verdict = await run(stop);
            var now = time.GetUtcNow();
            times.Ended(began, now > began ? now : began, verdict);
            // Whoever sees that it has ended sees what came of it, too.
            await ended(new LoopState(time.GetUtcNow(), null, times.Due, times.Skipped));
            Look(null);
        }
    }

    /// <summary>False: it was told to stop.</summary>
    private async Task<bool> WaitAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (IsDue()) return true;
            Look(null);
            // A timer drops what is less than a millisecond, and the loop would turn without waiting.
            var left = times.Due - time.GetUtcNow() + TimeSpan.FromMilliseconds(1);
            await Task.WhenAny(Task.Delay(left < _nap ? left.Value : _nap, time, stop), _asked.Task);
        }

        return false;
    }

    /// <summary>A run answers all that was asked for before it began.</summary>
    private bool IsDue()
    {
        lock (_lock)
        {
            if (!times.IsDue(time.GetUtcNow()) && !_asked.Task.IsCompleted) return false;
            if (_asked.Task.IsCompleted) _asked = Signal();
            return true;
        }
    }

    private void Look(DateTimeOffset? running) => _state = new LoopState(time.GetUtcNow(), running, times.Due, times.Skipped);

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
