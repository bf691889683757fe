namespace TestKit;

/// <summary>
/// The real clock, run faster: for tests over real sockets whose waits (back-off, throttling, an open scroll) are long. Give the same
/// one to both ends. Timestamps are ticks of 100 ns.
/// </summary>
/// <param name="speed">Seconds that pass here in one real second.</param>
public sealed class FastClock(double speed) : TimeProvider
{
    private readonly DateTimeOffset _start = WallClock.Instance.GetUtcNow();
    private readonly long _startStamp = WallClock.Instance.GetTimestamp();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => _start + (WallClock.Instance.GetElapsedTime(_startStamp) * speed);

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(WallClock.Instance.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    /// <summary>Rounded up to the real clock's milliseconds, so that no timer fires early.</summary>
    internal TimeSpan Real(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / speed));
}
