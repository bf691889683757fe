using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>
/// Answers searches from the workspace as it is at that moment: nothing is kept between pages, so rows move while a reader pages.
/// A search by and over <c>updated_at</c>, the only kind an incremental reader makes, cuts the sorted index; any other reads all rows.
/// </summary>
/// <param name="contacts">Contacts to serve instead of the workspace's, ascending by (updated_at, id); null: the workspace's own.</param>
internal sealed class SearchEngine(Workspace workspace, SearchOptions options, IReadOnlyList<RowVersion>? contacts = null)
{
    private int _cursors;

    /// <exception cref="InvalidSearchException">The options say that this cursor is stale, or this page too heavy.</exception>
    public SearchPage Search(SearchRequest request)
    {
        RefuseIfTold(request);
        lock (workspace.Gate)
        {
            var sorted = request.Stream == StreamName.Contacts && contacts is not null ? contacts : workspace.Searchable(request.Stream);
            var slice = new IndexSlice(sorted, request.Filter.Range);
            var page = request is { SortField.IsUpdatedAt: true } && request.Filter.Range.Exact
                ? slice.Page(request)
                : OrderedRows.Page(request, slice.Rows.Where(version => Matches(request.Filter, version)));
            foreach (var version in page.Rows) version.Served = true;
            return page;
        }
    }

    private void RefuseIfTold(SearchRequest request)
    {
        if (request.PerPage > options.FailPagesOver) throw new InvalidSearchException("Request timed out", "server_error", StatusCodes.Status500InternalServerError);
        if (request.After is null || options.RefuseCursorEvery is not { } every) return;
        if (Interlocked.Increment(ref _cursors) % every == 0) throw SearchCursor.Invalid();
    }

    private static bool Matches(IFilter filter, RowVersion version)
    {
        using var input = new FilterInput(version);
        return filter.Matches(input);
    }
}
