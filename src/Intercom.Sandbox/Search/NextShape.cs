namespace Intercom.Sandbox.Search;

/// <summary>What <c>pages.next</c> of a search is where there is a next page; all have been seen or are to be borne.</summary>
public enum NextShape
{
    /// <summary>An object with <c>starting_after</c>, as described.</summary>
    Cursor,

    /// <summary>A URL on Intercom's own host with <c>starting_after</c> in its query.</summary>
    Url,

    /// <summary>An object without <c>starting_after</c>.</summary>
    NoCursor,

    /// <summary><c>""</c>.</summary>
    EmptyText,
}
