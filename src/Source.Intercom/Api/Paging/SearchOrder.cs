using Connector.Engine;

namespace Source.Intercom;

/// <summary>
/// What a search says of its own order, and what may be claimed of it while it is read: every record below a second has come only if no
/// later page can hold one. Records in order prove nothing: a server that ignores <c>sort</c> may happen to show them so, for pages on end.
/// </summary>
/// <remarks>
/// The proof is the page cursor, by which the server itself goes on: later pages hold sort values no lower than the one it names
/// (<see cref="PageCursor"/>). When that value is the <c>updated_at</c> of the page's last record, nothing below that second is still to
/// come: by update because it is the sort value, by creation because no record is updated before it was created. Two things more are
/// asked for, should a cursor name something else than what the pages go by: a second page end that is later (so the pages ascend), and
/// records created both earlier and later than the one before (so the order is not that of creation). The bound is the second of the page
/// end before the last, exclusive: the next page may go on within it, and rows may stand a little later than they belong.
/// </remarks>
internal sealed class SearchOrder
{
    private long? _last;
    private long? _lastCreated;
    private bool _creationRose;
    private bool _creationFell;
    private long? _pageEnd;
    private long? _reached;

    /// <summary>Records have come out of the order asked for.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>A page cursor did not name the second of the record it stands at.</summary>
    public bool IsOpaque { get; private set; }

    /// <summary>Something speaks against the order, so that nothing is known before the last page.</summary>
    public bool IsUnknown => IsBroken || IsOpaque;

    /// <summary>Every record with a cursor below this has come, unix seconds; null: not known.</summary>
    public long? Reached => IsUnknown ? null : _reached;

    /// <param name="next">The cursor of the page behind this one; null: it is the last.</param>
    public void Note(ScannedBody page, string? next)
    {
        foreach (var record in page.Records) Note(page, record);
        if (next is null || page.Records.Count == 0) return;
        if (page.Records[^1].Cursor is { } last && PageCursor.Names(next, last)) NoteEnd(last);
        else IsOpaque = true;
    }

    private void Note(ScannedBody page, RecordSpan record)
    {
        if (record.Cursor is { } cursor)
        {
            if (cursor < _last) IsBroken = true;
            _last = cursor;
        }

        if ((_creationRose && _creationFell) || page.Number(record, "created_at"u8) is not { } created) return;
        _creationRose |= created > _lastCreated;
        _creationFell |= created < _lastCreated;
        _lastCreated = created;
    }

    private void NoteEnd(long second)
    {
        if (second > _pageEnd && _creationRose && _creationFell) _reached = _pageEnd;
        _pageEnd = second;
    }
}
