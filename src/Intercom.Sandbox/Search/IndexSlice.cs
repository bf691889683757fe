using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Search;

/// <summary>The part of a sorted index that lies in a range of <c>updated_at</c>.</summary>
internal readonly struct IndexSlice
{
    private readonly IReadOnlyList<RowVersion> _sorted;
    private readonly int _from;
    private readonly int _end;

    public IndexSlice(IReadOnlyList<RowVersion> sorted, UpdatedRange range)
    {
        _sorted = sorted;
        _from = range.From == long.MinValue ? 0 : SearchIndex.LowerBound(sorted, range.From, "");
        _end = range.To == long.MaxValue ? sorted.Count : SearchIndex.LowerBound(sorted, range.To + 1, "");
        _end = Math.Max(_from, _end);
    }

    public IEnumerable<RowVersion> Rows
    {
        get
        {
            var (sorted, from, end) = (_sorted, _from, _end);
            return Enumerable.Range(from, end - from).Select(i => sorted[i]);
        }
    }

    /// <summary>A page of a request whose filter is exactly this range, sorted by <c>updated_at</c>.</summary>
    public SearchPage Page(SearchRequest request)
    {
        var (first, step) = request.Descending ? (LastBefore(request.After), -1) : (FirstAfter(request.After), 1);
        var available = request.Descending ? first - _from + 1 : _end - first;
        var rows = new RowVersion[Math.Clamp(available, 0, request.PerPage)];
        for (var i = 0; i < rows.Length; i++) rows[i] = _sorted[first + i * step];
        var page = request.After?.Page ?? 1;
        var next = available > rows.Length ? new SearchCursor(rows[^1].UpdatedAt, "", rows[^1].Id, page + 1) : null;
        return new SearchPage(rows, _end - _from, page, request.PerPage, next);
    }

    private int FirstAfter(SearchCursor? after)
    {
        if (after is null) return _from;
        var at = SearchIndex.LowerBound(_sorted, after.Number, after.Id);
        if (at < _sorted.Count && _sorted[at].UpdatedAt == after.Number && _sorted[at].Id == after.Id) at++;
        return Math.Max(_from, at);
    }

    private int LastBefore(SearchCursor? before) =>
        before is null ? _end - 1 : Math.Min(_end, SearchIndex.LowerBound(_sorted, before.Number, before.Id)) - 1;
}
