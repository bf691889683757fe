namespace Connector.Http;

/// <summary>The monotonic clock of a <see cref="TimeProvider"/> in its own ticks, and its conversions.</summary>
internal sealed class BudgetClock(TimeProvider time)
{
    public long Now => time.GetTimestamp();

    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>Rounded up, and in integers: a tick too many would cost a whole millisecond of the timer.</summary>
    public long Ticks(TimeSpan length) =>
        (long)((((Int128)length.Ticks * time.TimestampFrequency) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);

    public TimeSpan Length(long ticks) => time.GetElapsedTime(0, ticks);

    public DateTimeOffset At(long timestamp) => UtcNow + time.GetElapsedTime(Now, timestamp);

    /// <summary>Rounded up to the millisecond, the grain of timers, lest one fires early and must be set again.</summary>
    public TimeSpan Until(long timestamp, long now) =>
        TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(time.GetElapsedTime(now, timestamp).TotalMilliseconds)));
}
