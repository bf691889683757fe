namespace Intercom.Sandbox.Search;

/// <summary>A search as understood.</summary>
/// <param name="SortField">What the rows are ordered by, id second; null orders them by nothing a reader could know.</param>
/// <param name="PerPage">Rows a page, 1 to 150.</param>
/// <param name="After">Where the page before ended; null for the first page.</param>
internal sealed record SearchRequest(string Stream, IFilter Filter, SearchField? SortField, bool Descending, int PerPage, SearchCursor? After);
