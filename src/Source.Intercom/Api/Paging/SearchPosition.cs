using Connector.Engine;

namespace Source.Intercom;

/// <summary>How far the search of one window has come.</summary>
internal sealed class SearchPosition(Window window, SearchPrecision precision)
{
    /// <summary>A search that begins again this often without getting anywhere fails.</summary>
    private const int MostRestarts = 5;

    // What is asked for stays as it is while a search is under way, though its window be cut, or its precision become known.
    private Interval _asked = window.Interval;
    private bool _isOfSeconds = precision.IsOfSeconds;
    private string? _startingAfter;
    private int _restarts;

    public SearchQuery Query => SearchQuery.Of(_asked, _isOfSeconds, Size.Records, _startingAfter);

    /// <summary>The lowest cursor still wanted, unix seconds.</summary>
    public long From => _asked.From;

    public PageSize Size { get; } = new();

    /// <summary>Of the search under way.</summary>
    public SearchOrder Order { get; private set; } = new();

    /// <summary>Of the search under way.</summary>
    public PageTrail Trail { get; private set; } = new();

    /// <summary>Records of the search under way so far.</summary>
    public long Seen { get; private set; }

    public bool IsEnded { get; private set; }

    public bool CanBeginAgain => _startingAfter is not null && _restarts < MostRestarts;

    /// <summary>A larger page is due, and to begin again for it costs no more than a page or two.</summary>
    public bool CanGrow => Size.IsDueToGrow && Order.Reached > From;

    /// <summary>Takes note of a page and returns its records but for those known to have come before the search began again.</summary>
    /// <param name="next">The cursor of the next page; null: this one was the last.</param>
    public IReadOnlyList<RecordSpan> Advance(ScannedBody page, string? next)
    {
        Order.Note(page, next);
        Trail.Note(page);
        Size.NoteServed();
        Seen += page.Records.Count;
        _startingAfter = next;
        IsEnded = next is null;
        if (Order.Reached > From) _restarts = 0;
        return From == window.From ? page.Records : page.Records.Where(record => record.Cursor is not { } cursor || cursor >= From).ToList();
    }

    /// <summary>Since the API no longer takes its own page cursor.</summary>
    public void BeginAgain()
    {
        _restarts++;
        Restart();
    }

    /// <summary>
    /// With pages of the size as it has become. Not from the page cursor: it may count pages, and with another size would pass over records.
    /// </summary>
    public void BeginAgainAtNewSize() => Restart();

    /// <summary>
    /// From the first record that is not known to have come, or from the window's beginning. What came behind it comes again: the records
    /// of two pages are not worth remembering, since they may be all of one second, and many.
    /// </summary>
    private void Restart()
    {
        _asked = new Interval(Order.IsUnknown ? window.From : Math.Max(From, Order.Reached ?? From), window.Interval.To);
        _isOfSeconds = precision.IsOfSeconds;
        _startingAfter = null;
        Seen = 0;
        Order = new SearchOrder();
        Trail = new PageTrail();
    }
}
