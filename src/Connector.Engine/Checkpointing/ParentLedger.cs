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
    private readonly List<long> _finishedAhead = [];
    private long _knownTo = from;

    /// <summary>A parent whose children are to be read. Parents without a cursor hold nothing back: no watermark speaks of them.</summary>
    public void Register(long cursor)
    {
        _pending.Add(cursor);
        _counts[cursor] = _counts.GetValueOrDefault(cursor) + 1;
    }

    /// <summary>Every parent with a cursor below <paramref name="cursor"/> has been registered.</summary>
    /// <returns>What this closes, ascending: around the bound so far, and around each parent that was finished before it was known of.</returns>
    public IReadOnlyList<Interval> KnownTo(long cursor)
    {
        if (cursor <= _knownTo) return [];
        var before = _knownTo;
        _knownTo = cursor;
        _finishedAhead.Sort();
        var closed = new List<Interval>();
        foreach (var at in _finishedAhead.TakeWhile(finished => finished < cursor).Prepend(before))
        {
            if (closed.Count > 0 && at < closed[^1].To) continue;
            var around = ClosedAround(at);
            if (!around.IsEmpty) closed.Add(around);
        }

        _finishedAhead.RemoveAll(finished => finished < cursor);
        return closed;
    }

    /// <summary>The children of a parent with this cursor have been written.</summary>
    /// <returns>What this closes, perhaps empty.</returns>
    public Interval Finish(long cursor)
    {
        if (--_counts[cursor] > 0) return default;
        _counts.Remove(cursor);
        _pending.Remove(cursor);
        if (cursor >= _knownTo) _finishedAhead.Add(cursor);
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
