using Connector.Engine;

namespace Source.Intercom;

/// <summary>
/// Notices pages that never end: that lead round in a circle of whatever length, or go on without bringing anything. Remembers one page
/// only, the first, then the second, the fourth, the eighth …, and compares what follows with it (Brent's way of finding a cycle).
/// </summary>
internal sealed class PageTrail
{
    /// <summary>
    /// No whole page has ever been seen to come twice in one sequence, and empty ones only at its end; so many are borne with, since a
    /// server may leave out rows only after it has cut its pages.
    /// </summary>
    private const int MostIdlePages = 20;

    private readonly HashSet<(string Id, long? Cursor)> _remembered = [];
    private string? _way;
    private long _pages;
    private long _remembersNext = 1;
    private bool _isRemembered;
    private long? _highest;
    private int _emptyInARow;
    private int _comeAgain;

    /// <summary>Too many pages in a row were empty or those of before, and none brought a later record.</summary>
    public bool LeadsNowhere => _emptyInARow > MostIdlePages || _comeAgain > MostIdlePages;

    public void Note(ScannedBody page)
    {
        _emptyInARow = page.Records.Count == 0 ? _emptyInARow + 1 : 0;
        if (page.Records.Count > 0 && page.Records.All(record => IsRemembered(page, record))) _comeAgain++;
        if (Highest(page) is { } highest && (_highest is null || highest > _highest)) (_highest, _comeAgain) = (highest, 0);
        _isRemembered = ++_pages == _remembersNext;
        if (_isRemembered) Remember(page);
    }

    /// <summary>Whether the way from the page just noted is one that has been taken before.</summary>
    public bool ComesBackTo(string way)
    {
        if (way == _way) return true;
        if (_isRemembered) _way = way;
        return false;
    }

    private static long? Highest(ScannedBody page) => page.Records.Max(record => record.Cursor);

    private bool IsRemembered(ScannedBody page, RecordSpan record) => page.Key(record) is { } id && _remembered.Contains((id, record.Cursor));

    private void Remember(ScannedBody page)
    {
        _remembersNext *= 2;
        _remembered.Clear();
        foreach (var record in page.Records)
            if (page.Key(record) is { } id) _remembered.Add((id, record.Cursor));
    }
}
