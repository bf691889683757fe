namespace TestKit;

/// <summary>
/// Runs asynchronous code on one thread and a fake clock: whenever nothing is left to do, the clock jumps to the next timer. Hours pass
/// in milliseconds, and the same code takes the same course every time. Whatever escapes to other threads (real sockets,
/// <c>ConfigureAwait(false)</c>, <c>CancelAsync</c>) is outside its control and fails as a deadlock.
/// </summary>
public sealed class VirtualTime
{
    private readonly VirtualTimeContext _context = new();

    public FakeTimeProvider Clock { get; } = new();

    /// <exception cref="InvalidOperationException">Everything waits and no timer is set.</exception>
    public static void Run(Func<VirtualTime, Task> body)
    {
        var run = new VirtualTime();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(run._context);
        try
        {
            var task = body(run);
            while (!task.IsCompleted) run.Step();
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void Step()
    {
        if (_context.RunNext()) return;
        if (Clock.NextDue is not { } due) throw new InvalidOperationException("Everything waits and no timer is set.");
        var wait = due - Clock.GetUtcNow();
        Clock.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }
}
