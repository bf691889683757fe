namespace Connector.Engine;

/// <summary>
/// How far the children of one parent window are done: up to the lowest parent whose children are not yet written, and never
/// further than the cursor below which every parent of the window is known.
/// </summary>
public sealed class ParentLedger(long from)
{
    private readonly SortedDictionary<long, int> _pending = [];
    private Interval _known = new(from, from);

    /// <summary>A parent whose children are to be read. Parents without a cursor hold nothing back: no watermark speaks of them.</summary>
    public void Register(long cursor) => _pending[cursor] = _pending.GetValueOrDefault(cursor) + 1;

    /// <summary>Every parent with a cursor below <paramref name="cursor"/> has been registered.</summary>
    public void KnownTo(long cursor) => _known = _known with { To = Math.Max(_known.To, cursor) };

    public void Finish(long cursor)
    {
        if (--_pending[cursor] == 0) _pending.Remove(cursor);
    }

    /// <summary>The range of parent cursors whose children have all been written.</summary>
    public Interval Closed => _pending.Count == 0 ? _known : _known with { To = Math.Min(_known.To, _pending.First().Key) };
}
