namespace Connector.Engine;

/// <summary>
/// A set of cursor values as disjoint, ascending half-open intervals; neighbours that touch are merged. The closed windows of a
/// stream are such a set, its watermark the end of the first interval, and what is left to read the set's gaps.
/// </summary>
public sealed class IntervalSet
{
    private readonly List<Interval> _intervals = [];

    public IntervalSet(params ReadOnlySpan<Interval> intervals)
    {
        foreach (var interval in intervals) Add(interval);
    }

    public IReadOnlyList<Interval> Intervals => _intervals;

    public IntervalSet Copy() => new([.. _intervals]);

    public void Add(Interval interval)
    {
        if (interval.IsEmpty) return;
        var first = FirstEndingAtOrAfter(interval.From);
        var next = first;
        while (next < _intervals.Count && _intervals[next].From <= interval.To)
        {
            interval = new Interval(Math.Min(interval.From, _intervals[next].From), Math.Max(interval.To, _intervals[next].To));
            next++;
        }

        _intervals.RemoveRange(first, next - first);
        _intervals.Insert(first, interval);
    }

    public bool Contains(long value)
    {
        var index = FirstEndingAtOrAfter(value); // one that ends there touches no other, so none begins there
        return index < _intervals.Count && _intervals[index].Contains(value);
    }

    /// <summary>Where the unbroken run that begins at <paramref name="from"/> ends; <paramref name="from"/> itself when nothing begins there.</summary>
    public long ContiguousEnd(long from)
    {
        var index = FirstEndingAtOrAfter(from);
        return index < _intervals.Count && _intervals[index].From <= from ? _intervals[index].To : from;
    }

    /// <summary>The parts of <paramref name="within"/> that are not in the set, ascending.</summary>
    public IEnumerable<Interval> Gaps(Interval within)
    {
        var from = within.From;
        foreach (var interval in _intervals)
        {
            var gap = new Interval(from, Math.Min(interval.From, within.To));
            if (!gap.IsEmpty) yield return gap;
            from = Math.Max(from, interval.To);
        }

        var last = new Interval(from, within.To);
        if (!last.IsEmpty) yield return last;
    }

    private int FirstEndingAtOrAfter(long value)
    {
        int low = 0, high = _intervals.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_intervals[middle].To < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
