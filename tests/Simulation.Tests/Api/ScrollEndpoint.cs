namespace Simulation.Tests;

/// <summary>
/// <c>GET /companies/scroll</c>: one at a time, gone after a minute without a request, ended by an empty page. The server keeps the
/// position: an answer that is lost on the way is a page lost.
/// </summary>
/// <param name="heldUntil">Someone else's scroll is open until then; milliseconds of the server's clock.</param>
internal sealed class ScrollEndpoint(Scenario scenario, Workspace workspace, long heldUntil) : IEndpoint
{
    private const long Expiry = 60_000;

    private OpenScroll? _open;
    private int _opened;

    public Answer Serve(Call call)
    {
        if (_open is not null && call.Now - _open.LastAsked >= Expiry) _open = null;
        if (call.Query.GetValueOrDefault("scroll_param") is not { } parameter)
        {
            if (call.Now < heldUntil || _open is not null) return Answer.Error(400, "scroll_exists", "scroll already exists for this workspace");
            _open = new OpenScroll($"scroll-{++_opened}", [.. Companies(call.Now)], call.Now);
            return Page(call);
        }

        if (_open?.Parameter != parameter) return Answer.Error(404, "not_found", "scroll parameter not found");
        return Page(call);
    }

    /// <summary>The documented way out of trouble on the server's side: the scroll is gone.</summary>
    public Answer Break()
    {
        _open = null;
        return Answer.Error(500, "server_error", "Scroll failed. Please restart the scroll operation");
    }

    private Answer Page(Call call)
    {
        var scroll = _open!;
        var page = scroll.Rows
            .Skip(scroll.Position)
            .Select(entry => (entry.Row, Version: scenario.ScrollIsSnapshot ? entry.Version : entry.Row.ShownAt(call.Now, hidesWhileIndexing: false)))
            .Take(scenario.PageCap)
            .ToList();
        var shown = page.Where(entry => entry.Version is not null).Select(entry => entry.Version!.Json).ToList();
        (scroll.Position, scroll.LastAsked) = (scroll.Position + page.Count, call.Now);
        if (page.Count > 0 && shown.Count == 0) return Page(call); // only the end is empty
        if (page.Count == 0 && !scenario.ScrollLingers) _open = null;
        var total = scenario.ScrollCounts ? $"{Companies(call.Now).Count()}" : "null";
        return Answer.List("data", shown, "\"type\":\"list\",", $",\"scroll_param\":\"{scroll.Parameter}\",\"total_count\":{total},\"pages\":null");
    }

    private IEnumerable<(Row Row, RowVersion Version)> Companies(long now) => workspace["companies"]
        .Select(row => (row, row.ShownAt(now, hidesWhileIndexing: false)))
        .Where(entry => entry.Item2 is not null)
        .Select(entry => (entry.row, entry.Item2!));

    private sealed class OpenScroll(string parameter, IReadOnlyList<(Row Row, RowVersion Version)> rows, long now)
    {
        public string Parameter { get; } = parameter;

        public IReadOnlyList<(Row Row, RowVersion Version)> Rows { get; } = rows;

        public int Position { get; set; }

        public long LastAsked { get; set; } = now;
    }
}
