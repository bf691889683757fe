using TestKit;

namespace Intercom.Loader.Tests.Support;

/// <summary>A machine's clock: it goes on while the machine sleeps, and timers do not.</summary>
internal sealed class SleepyClock(VirtualClock clock) : TimeProvider
{
    private TimeSpan _slept;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + _slept;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);

    public void Sleep(TimeSpan time) => _slept += time;
}
