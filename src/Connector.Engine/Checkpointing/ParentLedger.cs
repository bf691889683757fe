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
    private readonly PriorityQueue<long, long> _finishedAhead = new();
    private long _knownTo = from;

    /// <summary>A parent whose children are to be read. Parents without a cursor hold nothing back: no watermark speaks of them.</summary>
    public void Register(long cursor)
    {
        _pending.Add(cursor);
        _counts[cursor] = _counts.GetValueOrDefault(cursor) + 1;
    }

    /// <summary>A parent whose children have come with it: what lies around it can be closed, whatever becomes of others.</summary>
    public void Pass(long cursor) => _finishedAhead.Enqueue(cursor, cursor);

    /// <summary>Every parent with a cursor below <paramref name="cursor"/> has been registered.</summary>
    /// <returns>What this closes, ascending: around the bound so far, and around each parent that was finished before it was known of.</returns>
    public IReadOnlyList<Interval> KnownTo(long cursor)
    {
        if (cursor <= _knownTo) return [];
        var before = _knownTo;
        _knownTo = cursor;
        var closed = new List<Interval>();
        AddClosedAround(before, closed);
        while (_finishedAhead.TryPeek(out var at, out _) && at < cursor) AddClosedAround(_finishedAhead.Dequeue(), closed);
        return closed;
    }

    /// <summary>The children of a parent with this cursor have been written.</summary>
    /// <returns>What this closes, perhaps empty.</returns>
    public Interval Finish(long cursor)
    {
        _counts.Remove(cursor, out var count);
        if (count > 1)
        {
            _counts[cursor] = count - 1;
            return default;
        }

        _pending.Remove(cursor);
        if (cursor >= _knownTo) _finishedAhead.Enqueue(cursor, cursor);
        return ClosedAround(cursor);
    }

    private void AddClosedAround(long cursor, List<Interval> closed)
    {
        if (closed.Count > 0 && closed[^1].Contains(cursor)) return;
        var around = ClosedAround(cursor);
        if (!around.IsEmpty) closed.Add(around);
    }

    private Interval ClosedAround(long cursor)
    {
        if (_pending.Contains(cursor)) return default;
        var below = _pending.GetViewBetween(_pending.Min, cursor).Max;
        var above = _pending.GetViewBetween(cursor, _pending.Max).Min;
        return new Interval(below + 1, Math.Min(above, _knownTo));
    }
}
