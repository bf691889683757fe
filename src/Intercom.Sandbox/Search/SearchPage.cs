using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>One page of a search.</summary>
/// <param name="Total">All matches at this moment, whatever page this is.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record SearchPage(IReadOnlyList<RowVersion> Rows, int Total, int Page, int PerPage, SearchCursor? Next)
{
    public int TotalPages => (Total + PerPage - 1) / PerPage;
}
