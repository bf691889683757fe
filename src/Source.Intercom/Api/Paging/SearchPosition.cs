using Connector.Engine;

namespace Source.Intercom;

/// <summary>How far the search of one window has come.</summary>
internal sealed class SearchPosition(Interval window)
{
    /// <summary>A search that begins again this often without getting anywhere fails.</summary>
    private const int MostRestarts = 5;

    private readonly HashSet<string> _cursorsSeen = [];
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

    public void Advance(IReadOnlyList<RecordSpan> records, string? next)
    {
        foreach (var record in records)
            if (record.Cursor is { } cursor) _order.Note(cursor);
        Seen += records.Count;
        StartingAfter = next;
        IsEnded = next is null;
        if (ReadTo > From) _restarts = 0;
    }

    /// <summary>The records of a page but for those that a search begun again passes over a second time.</summary>
    public IReadOnlyList<RecordSpan> Unseen(IReadOnlyList<RecordSpan> records) =>
        From == window.From ? records : records.Where(record => record.Cursor is not { } cursor || cursor >= From).ToList();

    /// <summary>From the last cursor reached, if the order allows; what lies in that second comes again.</summary>
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
}
