using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>
/// Answers searches from the workspace as it is at that moment: nothing is kept between pages, so rows move while a reader pages.
/// A search by and over <c>updated_at</c>, the only kind an incremental reader makes, cuts the sorted index; any other reads all rows.
/// </summary>
internal sealed class SearchEngine(Workspace workspace)
{
    public SearchPage Search(SearchRequest request)
    {
        lock (workspace.Gate)
        {
            var sorted = workspace.Searchable(request.Stream);
            var slice = new IndexSlice(sorted, request.Filter.Range);
            var page = request is { SortField.IsUpdatedAt: true } && request.Filter.Range.Exact
                ? slice.Page(request)
                : OrderedRows.Page(request, slice.Rows.Where(version => Matches(request.Filter, version)));
            foreach (var version in page.Rows) version.Served = true;
            return page;
        }
    }

    private static bool Matches(IFilter filter, RowVersion version)
    {
        using var input = new FilterInput(version);
        return filter.Matches(input);
    }
}
