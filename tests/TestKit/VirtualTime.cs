namespace TestKit;

/// <summary>
/// Runs asynchronous code on one thread and a fake clock: whenever nothing is left to do, the clock jumps to the next timer. Hours pass
/// in milliseconds, and the same code takes the same course every time. Whatever escapes to other threads (real sockets, <c>CancelAsync</c>,
/// <c>ConfigureAwait(false)</c>) is outside its control and fails as a deadlock, or shows in <see cref="Strays"/>.
/// </summary>
public sealed class VirtualTime
{
    private readonly VirtualTimeContext _context = new();

    private VirtualTime(VirtualClock clock) => Clock = clock;

    public VirtualClock Clock { get; }

    /// <summary>Continuations that came from other threads: as long as there are none, the course can be replayed.</summary>
    public int Strays => _context.Strays;

    /// <exception cref="InvalidOperationException">Everything waits and no timer is set.</exception>
    public static void Run(Func<VirtualTime, Task> body) => Run(new VirtualClock(), body);

    /// <param name="clock">Where time begins.</param>
    /// <exception cref="InvalidOperationException">Everything waits and no timer is set.</exception>
    public static void Run(VirtualClock clock, Func<VirtualTime, Task> body)
    {
        var run = new VirtualTime(clock);
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
