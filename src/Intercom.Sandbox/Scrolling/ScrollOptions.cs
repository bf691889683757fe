namespace Intercom.Sandbox.Scrolling;

/// <summary>How the companies scroll behaves. Page numbers count from 1 within one scroll; each mishap befalls one scroll only, unless it says otherwise.</summary>
public sealed record ScrollOptions
{
    /// <summary>Companies a page; production serves about 100.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>A scroll not used for this long is gone (description: 1 minute).</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Answer the request after this page with the documented 500 "Please restart the scroll operation", once.</summary>
    public int? BreakAfterPage { get; init; }

    /// <summary>Whether the broken scroll counts as open until it has idled away, so that a restart first meets <c>scroll_exists</c>.</summary>
    public bool BrokenScrollStaysOpen { get; init; }

    /// <summary>Let the scroll expire after this page, once.</summary>
    public int? ExpireAfterPage { get; init; }

    /// <summary>From this page on serve the same page for ever, in every scroll.</summary>
    public int? RepeatFromPage { get; init; }

    /// <summary>Someone else's scroll is open for this long from the start of the sandbox.</summary>
    public TimeSpan HeldByOther { get; init; }
}
