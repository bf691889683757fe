namespace TestKit;

/// <summary>A timer of a <see cref="VirtualClock"/>.</summary>
internal sealed class VirtualTimer(VirtualClock time, TimerCallback callback, object? state) : ITimer
{
    private long _setting;
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private volatile bool _disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed) return false;
        var setting = Interlocked.Increment(ref _setting);
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan) time.Set(this, setting, dueTime);
        return true;
    }

    public void Dispose() => _disposed = true;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal bool IsSetTo(long setting) => !_disposed && Interlocked.Read(ref _setting) == setting;

    internal void Fire()
    {
        if (_period > TimeSpan.Zero) Change(_period, _period);
        callback(state);
    }
}
