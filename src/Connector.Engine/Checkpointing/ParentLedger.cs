namespace Connector.Engine;

/// <summary>
/// How far the children of one parent window are done. A range of parent cursors is closed when every parent in it is known and the
/// children of each are written; one parent that takes long holds back its own second, not what is read beside it.
/// </summary>
public sealed class ParentLedger(long from)
{
    // Unfinished parents by cursor, between two that never finish: the ends of the window.
    private readonly SortedSet<long> _pending = [from - 1, long.MaxValue];
    private readonly Dictionary<long, int> _counts = [];
    private long _knownTo = from;

    /// <summary>A parent whose children are to be read. Parents without a cursor hold nothing back: no watermark speaks of them.</summary>
    public void Register(long cursor)
    {
        _pending.Add(cursor);
        _counts[cursor] = _counts.GetValueOrDefault(cursor) + 1;
    }

    /// <summary>Every parent with a cursor below <paramref name="cursor"/> has been registered.</summary>
    /// <returns>What this closes, ascending: all that became known, but for the seconds of unfinished parents.</returns>
    public IReadOnlyList<Interval> KnownTo(long cursor)
    {
        if (cursor <= _knownTo) return [];
        var closed = new List<Interval>();
        var from = _pending.GetViewBetween(_pending.Min, _knownTo).Max + 1;
        foreach (var pending in _pending.GetViewBetween(_knownTo, _pending.Max))
        {
            var gap = new Interval(from, Math.Min(pending, cursor));
            if (!gap.IsEmpty) closed.Add(gap);
            if (pending >= cursor) break;
            from = pending + 1;
        }

        _knownTo = cursor;
        return closed;
    }

    /// <summary>The children of a parent with this cursor have been written.</summary>
    /// <returns>What this closes, perhaps empty.</returns>
    public Interval Finish(long cursor)
    {
        if (--_counts[cursor] > 0) return default;
        _counts.Remove(cursor);
        _pending.Remove(cursor);
        return ClosedAround(cursor);
    }

    private Interval ClosedAround(long cursor)
    {
        if (_pending.Contains(cursor)) return default;
        var below = _pending.GetViewBetween(_pending.Min, cursor).Max;
        var above = _pending.GetViewBetween(cursor, _pending.Max).Min;
        return new Interval(below + 1, Math.Min(above, _knownTo));
    }
}
