namespace Intercom.Sandbox.Search;

/// <summary>How search behaves, where production differs by endpoint, version or mood.</summary>
public sealed record SearchOptions
{
    /// <summary>A change becomes searchable only this long after it happened (new contacts: "a few minutes", says the description).</summary>
    public TimeSpan IndexLag { get; init; }

    /// <summary>The streams whose dates are matched by calendar day in the workspace's zone; contacts are documented to.</summary>
    public IReadOnlyCollection<string> DayGranularStreams { get; init; } = [];

    public SearchOrder Order { get; init; } = SearchOrder.AsAsked;

    public CursorForm Cursors { get; init; }

    public NextShape Next { get; init; }

    /// <summary>Answer 400 to a page size over 150 instead of serving 150; the description leaves it open.</summary>
    public bool RejectLargePages { get; init; }

    /// <summary>Refuse every so-many-th request that carries a cursor with 400 "starting_after", as when a cursor has gone stale; null never does.</summary>
    public int? RefuseCursorEvery { get; init; }

    /// <summary>Rows a page at most, whatever is asked for (description: 150).</summary>
    public int LargestPage { get; init; } = 150;

    /// <summary>Answer 500 to pages of more rows than this, as production does when they are too heavy; null never does.</summary>
    public int? FailPagesOver { get; init; }
}
