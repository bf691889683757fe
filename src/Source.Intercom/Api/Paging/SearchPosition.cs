using Connector.Engine;

namespace Source.Intercom;

/// <summary>How far the search of one window has come.</summary>
internal sealed class SearchPosition(Interval window)
{
    /// <summary>A search that begins again this often without getting anywhere fails.</summary>
    private const int MostRestarts = 5;

    private readonly HashSet<string> _cursorsSeen = [];
    private readonly HashSet<string> _keysAtEdge = [];
    private long? _edge;
    private readonly OrderWatch _order = new(1);
    private int _restarts;

    /// <summary>The lowest cursor still wanted, unix seconds.</summary>
    public long From { get; private set; } = window.From;

    /// <summary>The bound the query is sent with. A later cut of the window does not change a search under way.</summary>
    public long To { get; } = window.To;

    public string? StartingAfter { get; private set; }

    public int PageSize { get; private set; } = SearchPager.FirstPageSize;

    /// <summary>Records of the search under way so far.</summary>
    public long Seen { get; private set; }

    public bool IsEnded { get; private set; }

    /// <summary>False once records have come out of order.</summary>
    public bool IsOrdered => !_order.IsBroken;

    /// <summary>Every record with a cursor below this has come; null: not known, for they come in no order, or so few that they prove none.</summary>
    public long? ReadTo => _order.Reached;

    public bool CanBeginAgain => StartingAfter is not null && _restarts < MostRestarts;

    /// <summary>False when the API has handed out this page cursor before.</summary>
    public bool IsNew(string startingAfter) => _cursorsSeen.Add(startingAfter);

    /// <summary>Takes note of a page and returns its records but for those that a search begun again passes over a second time.</summary>
    public IReadOnlyList<RecordSpan> Advance(ScannedBody body, string? next)
    {
        var unseen = Unseen(body);
        foreach (var record in body.Records)
            if (record.Cursor is { } cursor) _order.Note(cursor);
        NoteEdge(body);
        Seen += body.Records.Count;
        StartingAfter = next;
        IsEnded = next is null;
        if (ReadTo > From) _restarts = 0;
        return unseen;
    }

    /// <summary>From the last cursor reached, if the order allows.</summary>
    public void BeginAgain(int pageSize)
    {
        if (pageSize == PageSize) _restarts++; // smaller pages end by themselves
        if (ReadTo is { } reached) From = Math.Max(From, reached);
        StartingAfter = null;
        PageSize = pageSize;
        Seen = 0;
        _order.BeginAgain();
        _cursorsSeen.Clear();
    }

    private IReadOnlyList<RecordSpan> Unseen(ScannedBody body)
    {
        if (From == window.From) return body.Records;
        return body.Records.Where(record => record.Cursor is not { } cursor || cursor > From || (cursor == From && !IsAtEdge(body, record))).ToList();
    }

    private bool IsAtEdge(ScannedBody body, RecordSpan record) => record.Cursor == _edge && body.Key(record) is { } key && _keysAtEdge.Contains(key);

    /// <summary>The records of the last second, which a search begun again from there meets once more.</summary>
    private void NoteEdge(ScannedBody body)
    {
        if (body.Records.Count == 0 || body.Records[^1].Cursor is not { } last) return;
        if (last != _edge) _keysAtEdge.Clear();
        _edge = last;
        for (var i = body.Records.Count - 1; i >= 0 && body.Records[i].Cursor == last; i--)
            if (body.Key(body.Records[i]) is { } key) _keysAtEdge.Add(key);
    }
}
