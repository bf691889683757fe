using System.Globalization;

namespace Simulation.Tests;

/// <summary><c>GET /admins/activity_logs</c>: the newest first, in numbered pages linked by URL, so that what comes in between moves the rest back.</summary>
internal sealed class LogEndpoint(Scenario scenario, Workspace workspace, string baseUrl) : IEndpoint
{
    private const long Day = 86_400;

    private readonly bool _strays = scenario.Hardships.LogLinks?.ElsewherePath == true;
    private readonly PagesWithoutEnd? _endless = scenario.Hardships.EndlessPages is { } endless ? new PagesWithoutEnd(endless) : null;

    public Answer Serve(Call call)
    {
        var after = Number(call, "created_at_after") ?? 0;
        var before = Number(call, "created_at_before");
        var page = (int)(Number(call, "page") ?? 1);
        if ((before ?? (call.Now / 1_000)) - after > scenario.WidestLogRange * Day) return Answer.Html(504);
        var (from, to) = scenario.LogsCountBoundsIn ? (after, (before ?? long.MaxValue - 1) + 1) : (after + 1, before ?? long.MaxValue);
        var matching = workspace["activity_logs"]
            .Select(row => row.ShownAt(call.Now, scenario.HidesWhileIndexing))
            .OfType<RowVersion>()
            .Where(version => version.Cursor >= from && version.Cursor < to)
            .OrderBy(version => scenario.Order == AnswerOrder.TheOtherWay ? version.Cursor : -version.Cursor).ThenByDescending(version => version.Number)
            .ToList();
        var shown = matching.Skip((page - 1) * scenario.PageCap).Take(scenario.PageCap).Select(version => version.Json);
        var isLast = page * scenario.PageCap >= matching.Count;
        if (isLast && _endless is not null) _endless.After(call, SortKey.Lowest, SortKey.Lowest);
        var next = isLast && _endless is null ? "null" : $"\"{baseUrl}{(_strays ? "/contacts" : call.Path)}?{Link(call, page + 1)}\"";
        var answer = Answer.List("activity_logs", shown, "\"type\":\"activity_log.list\",", $",\"pages\":{{\"type\":\"pages\",\"page\":{page},\"next\":{next}}}");
        return answer with { Dooms = _endless?.HasShown(call) == true, Complaint = _endless?.Complaint(call) };
    }

    private static string Link(Call call, int page) =>
        string.Join('&', call.Query.Where(part => part.Key != "page").Select(part => $"{part.Key}={part.Value}").Append($"page={page}"));

    private static long? Number(Call call, string name) =>
        call.Query.TryGetValue(name, out var text) ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
