namespace Intercom.Sandbox.Search;

/// <summary>Whether search obeys the <c>sort</c> it is given; on conversations and tickets that member is not documented.</summary>
public enum SearchOrder
{
    AsAsked,

    /// <summary>Always newest first, whatever was asked.</summary>
    Descending,

    /// <summary>Always the oldest by creation first, whatever was asked.</summary>
    ByCreation,

    /// <summary>A stable order that has nothing to do with any field.</summary>
    Unsorted,
}
