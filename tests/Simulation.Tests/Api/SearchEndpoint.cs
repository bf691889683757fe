using System.Text.Json;

namespace Simulation.Tests;

/// <summary>
/// <c>POST …/search</c> by <c>updated_at</c>: the index as it is at the moment, in pages by a cursor of sort value and id. So a row that
/// changes while it is paged through moves ahead, and one that is indexed late turns up behind.
/// </summary>
internal sealed class SearchEndpoint(Scenario scenario, Workspace workspace, Random random) : IEndpoint
{
    /// <summary>A search that has to begin again more often without getting on may fail.</summary>
    private const int MostExpiries = 4;

    private readonly NextPages _pages = scenario.Hardships.NextPages ?? new NextPages(NextShape.Object, NullAtEnd: false);
    private readonly PageCursors _cursors = new(scenario.Hardships.SearchManner?.CursorsAreOpaque ?? false);
    private readonly PagesWithoutEnd? _endless = scenario.Hardships.EndlessPages is { } endless ? new PagesWithoutEnd(endless) : null;
    private readonly DayCalendar _days = new(scenario.Zone);
    private int _expiries;

    public Answer Serve(Call call)
    {
        var pagination = call.Body.GetProperty("pagination");
        var size = pagination.GetProperty("per_page").GetInt32();
        if (size > scenario.HeaviestPage) return Answer.Error(500, "server_error", "Request took too long");
        var (after, number) = pagination.TryGetProperty("starting_after", out var cursor) ? _cursors.Find(cursor.GetString()!) : (SortKey.Lowest, 1);
        if (number > 1 && HasExpired()) return scenario.Hardships.ErrorBodies?.CursorRefused ?? Answer.Error(400, "invalid_param", "starting_after is not valid");
        var matching = Matching(call);
        var page = matching.Where(row => row.Key.CompareTo(after) > 0).Take(Math.Min(size, scenario.PageCap) + 1).ToList();
        var isLast = page.Count <= Math.Min(size, scenario.PageCap);
        if (!isLast) page.RemoveAt(page.Count - 1);
        var next = !isLast ? page[^1].Key : _endless?.After(call, page.Count == 0 ? after : page[^1].Key, after);
        var behind = $",\"total_count\":{matching.Count * scenario.CountFactor},\"pages\":{{\"type\":\"pages\",\"per_page\":{size}{Next(call, next, number + 1, page.Count == 0 ? null : page[^1].Version)}}}";
        var answer = Answer.List(call.Stream == "contacts" ? "data" : call.Stream, page.Select(row => row.Version.Json), "\"type\":\"list\",", behind);
        return answer with { Serves = !call.IsTiny, Dooms = _endless?.HasShown(call) == true, Complaint = _endless?.Complaint(call) };
    }

    private string Next(Call call, SortKey? next, int number, RowVersion? last) => next is { } after
        ? $",\"next\":{_pages.Text(call.Path, _cursors.For(after, number, Named(last)), number)}"
        : _pages.NullAtEnd ? ",\"next\":null" : "";

    private long? Named(RowVersion? last) => scenario.Hardships.SearchManner is { CursorsNameUpdates: true } ? last?.Cursor * 1_000 : null;

    private List<(SortKey Key, RowVersion Version)> Matching(Call call)
    {
        var (above, below) = Bounds(call.Body.GetProperty("query"));
        var matching = new List<(SortKey Key, RowVersion Version)>();
        foreach (var row in workspace[call.Stream])
        {
            if (row.ShownAt(call.Now, scenario.HidesWhileIndexing) is not { Cursor: { } cursor } version || cursor < above || cursor >= below) continue;
            matching.Add((SortKey.Of(scenario.Order, cursor, row), version));
        }

        matching.Sort((one, other) => one.Key.CompareTo(other.Key));
        return matching;
    }

    /// <summary>The half-open range of <c>updated_at</c> that the conditions allow.</summary>
    private (long Above, long Below) Bounds(JsonElement query)
    {
        var (above, below) = (long.MinValue, long.MaxValue);
        var conditions = query.GetProperty("value").ValueKind == JsonValueKind.Array ? query.GetProperty("value").EnumerateArray().ToList() : [query];
        foreach (var condition in conditions)
        {
            var value = condition.GetProperty("value").GetInt64();
            if (condition.GetProperty("operator").GetString() == ">") above = scenario.WholeDays ? _days.StartOfNextDay(value) : value + 1;
            else below = scenario.WholeDays ? _days.StartOfDay(value) : value;
        }

        return (above, below);
    }

    private bool HasExpired()
    {
        if (_expiries >= MostExpiries || random.NextDouble() >= scenario.CursorExpiryShare) return false;
        _expiries++;
        return true;
    }
}
