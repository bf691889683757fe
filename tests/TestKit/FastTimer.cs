namespace TestKit;

/// <summary>A timer of a <see cref="FastClock"/>.</summary>
internal sealed class FastTimer(ITimer real, FastClock clock) : ITimer
{
    public bool Change(TimeSpan dueTime, TimeSpan period) => real.Change(clock.Real(dueTime), clock.Real(period));

    public void Dispose() => real.Dispose();

    public ValueTask DisposeAsync() => real.DisposeAsync();
}
