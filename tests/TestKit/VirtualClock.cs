namespace TestKit;

/// <summary>
/// The clock of <see cref="VirtualTime"/>. It stands still until told; timers fire inside <see cref="Advance"/>, in the order of their
/// due times (then of being set), each with the clock at its own due time. Timestamps are ticks of 100 ns. Thread-safe.
/// <para><c>Microsoft.Extensions.Time.Testing.FakeTimeProvider</c>, which every other test takes, does not do for this: it does not say
/// when the next timer is due, and timers due at one time fire in the order of a hash set, so that a course could not be replayed.</para>
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (DateTimeOffset Due, long Order)> _due = new();
    private DateTimeOffset _now = start;
    private long _order;

    /// <summary>Begins at <see cref="TestTime.Start"/>.</summary>
    public VirtualClock() : this(TestTime.Start) { }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>When the next timer fires; null when none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate) return PeekCurrent() ? DueOfFirst() : null;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, firing what falls due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset until;
        lock (_gate) until = _now + by;
        while (TakeDue(until) is { } timer) timer.Fire();
        lock (_gate) _now = until > _now ? until : _now;
    }

    /// <summary>Sets a timer anew; whatever it was set to before is void.</summary>
    internal void Set(VirtualTimer timer, long setting, TimeSpan dueTime)
    {
        lock (_gate) _due.Enqueue((timer, setting), (_now + dueTime, _order++));
    }

    private VirtualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_gate)
        {
            if (!PeekCurrent() || DueOfFirst() > until) return null;
            if (DueOfFirst() > _now) _now = DueOfFirst();
            return _due.Dequeue().Timer;
        }
    }

    /// <summary>Drops settings that are void; false when nothing is left.</summary>
    private bool PeekCurrent()
    {
        while (_due.TryPeek(out var entry, out _))
        {
            if (entry.Timer.IsSetTo(entry.Setting)) return true;
            _due.Dequeue();
        }
        return false;
    }

    private DateTimeOffset DueOfFirst() => _due.TryPeek(out _, out var key) ? key.Due : DateTimeOffset.MaxValue;
}
