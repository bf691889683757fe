using System.Globalization;

namespace Simulation.Tests;

/// <summary>
/// <c>GET /articles</c>, <c>GET /conversations/deleted</c>: the list as it is at the moment, cut into numbered pages or gone on with by a
/// cursor. So a row that changes moves to the front, one that is deleted draws the rest forward, and what a number stands for changes.
/// </summary>
internal sealed class PagedListEndpoint(Scenario scenario, Workspace workspace, string member, Traffic traffic, Random random) : IEndpoint
{
    private const int DefaultSize = 20;

    /// <summary>A list that has to begin again more often without getting to its end may fail.</summary>
    private const int MostExpiries = 4;

    private readonly ListManner _manner = scenario.Hardships.Further!.Pages;
    private readonly Dictionary<string, (int Page, SortKey? After)> _cursors = [];
    private int _expiries;

    public Answer Serve(Call call)
    {
        var size = Math.Min(Number(call, "per_page") ?? DefaultSize, scenario.PageCap);
        var (page, after) = call.Query.TryGetValue("starting_after", out var cursor) ? _cursors[cursor] : (Number(call, "page") ?? 1, null);
        if (after is not null && HasExpired()) return Answer.Error(400, "invalid_param", "starting_after is not valid");
        var rows = Rows(call);
        traffic.NoteTotal(call.Stream, rows.Count);
        var shown = (after is { } last ? rows.Where(row => row.Key.CompareTo(last) > 0) : rows.Skip((page - 1) * size)).Take(size).ToList();
        var isLast = shown.Count == 0 || shown[^1].Key == rows[^1].Key;
        var pages = $"\"type\":\"pages\",\"page\":{page},\"per_page\":{size},\"total_pages\":{(isLast ? page : Math.Max(page + 1, (rows.Count + size - 1) / size))}";
        return Answer.List(
            member, shown.Select(row => row.Version.Json), "\"type\":\"list\",",
            $",\"total_count\":{rows.Count},\"pages\":{{{pages}{(isLast ? ",\"next\":null" : Next(call, page, shown[^1].Key))}}}");
    }

    private string Next(Call call, int page, SortKey last)
    {
        var cursor = $"{last.Value}/{last.Id}/{page + 1}";
        _cursors[cursor] = (page + 1, last);
        var query = string.Join('&', call.Query.Where(part => part.Key is not ("page" or "starting_after")).Select(part => $"{part.Key}={part.Value}"));
        return _manner.Next(call.Path, query, page + 1, cursor);
    }

    private List<(SortKey Key, RowVersion Version)> Rows(Call call)
    {
        var rows = workspace[call.Stream]
            .Select(row => (Row: row, Version: row.ShownAt(call.Now, hidesWhileIndexing: false)))
            .Where(row => row.Version is not null)
            .Select(row => (Key: Key(call, row.Row, row.Version!), Version: row.Version!))
            .ToList();
        rows.Sort((one, other) => one.Key.CompareTo(other.Key));
        return rows;
    }

    /// <summary>Newest first, unless it is asked for the oldest, or has an order of its own.</summary>
    private SortKey Key(Call call, Row row, RowVersion version) => SortKey.Of(
        _manner.Order switch
        {
            AnswerOrder.AsAsked => call.Query.GetValueOrDefault("order") == "asc" ? AnswerOrder.AsAsked : AnswerOrder.TheOtherWay,
            AnswerOrder.TheOtherWay => AnswerOrder.AsAsked,
            var own => own,
        },
        version.Cursor!.Value,
        row);

    private bool HasExpired()
    {
        if (_expiries >= MostExpiries || random.NextDouble() >= scenario.CursorExpiryShare) return false;
        _expiries++;
        return true;
    }

    private static int? Number(Call call, string name) =>
        call.Query.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
