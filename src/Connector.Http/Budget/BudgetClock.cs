namespace Connector.Http;

/// <summary>The monotonic clock of a <see cref="TimeProvider"/> in its own ticks, and its conversions.</summary>
internal sealed class BudgetClock(TimeProvider time)
{
    public long Now => time.GetTimestamp();

    public DateTimeOffset UtcNow => time.GetUtcNow();

    public long Ticks(TimeSpan length) => (long)Math.Ceiling(length.TotalSeconds * time.TimestampFrequency);

    public DateTimeOffset At(long timestamp) => UtcNow + time.GetElapsedTime(Now, timestamp);

    /// <summary>Rounded up to the millisecond, the grain of timers, lest one fires early and must be set again.</summary>
    public TimeSpan Until(long timestamp, long now) =>
        TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(time.GetElapsedTime(now, timestamp).TotalMilliseconds)));
}
