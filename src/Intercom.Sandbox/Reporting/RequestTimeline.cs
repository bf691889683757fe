using Intercom.Sandbox.Limits;

namespace Intercom.Sandbox.Reporting;

/// <summary>
/// Arrivals and open requests in slots of time since the first request, for the first hour. Not thread-safe; the meter guards it.
/// </summary>
internal sealed class RequestTimeline(TimeProvider clock)
{
    private const int SlotMilliseconds = 100;
    private const int MostSlots = 36_000;
    private static readonly TimeSpan _slot = TimeSpan.FromMilliseconds(SlotMilliseconds);
    private readonly List<int> _arrivals = [];
    private readonly List<TimeSpan> _openTime = [];
    private DateTimeOffset? _startedAt;
    private long _began;
    private TimeSpan _counted;
    private int _open;

    public void Start()
    {
        if (_startedAt is null) (_startedAt, _began) = (clock.GetUtcNow(), clock.GetTimestamp());
        Count();
        _open++;
        if (SlotAt(_counted) is { } slot) _arrivals[slot]++;
    }

    public void End()
    {
        Count();
        _open--;
    }

    public TrafficTimeline ToReport(IReadOnlyList<RateWindowUse> windows) => new(
        _startedAt?.ToUnixTimeMilliseconds(), SlotMilliseconds, [.. _arrivals], [.. _openTime.Select(time => Math.Round(time / _slot, 3))], windows);

    /// <summary>Adds the time since the last event to the slots it fell into, once for each open request.</summary>
    private void Count()
    {
        var now = clock.GetElapsedTime(_began);
        while (_counted < now)
        {
            if (SlotAt(_counted) is not { } slot) return;
            var to = TimeSpan.FromTicks(Math.Min(now.Ticks, (slot + 1) * _slot.Ticks));
            _openTime[slot] += (to - _counted) * _open;
            _counted = to;
        }
    }

    private int? SlotAt(TimeSpan time)
    {
        var slot = (int)(time.Ticks / _slot.Ticks);
        if (slot >= MostSlots) return null;
        while (_arrivals.Count <= slot)
        {
            _arrivals.Add(0);
            _openTime.Add(TimeSpan.Zero);
        }
        return slot;
    }
}
