using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests.Support;

/// <summary>
/// A search over given rows in the order they are given in, whatever is asked for; its page cursor names the sort value that
/// <paramref name="sortValue"/> says, in the form recorded of Intercom, and its place.
/// </summary>
internal sealed class ScriptedSearch(IReadOnlyList<ScriptedRow> rows, Func<ScriptedRow, long?> sortValue, int pageSize = 150)
{
    /// <summary>The answer to a search's request.</summary>
    public HttpResponseMessage Answer(ScriptedRequest request)
    {
        var pagination = (JObject)JObject.Parse(request.Body)["pagination"]!;
        var size = Math.Min(pageSize, (int)pagination["per_page"]!);
        var first = pagination["starting_after"] is { } after ? PlaceOf((string)after!) + 1 : 0;
        var matches = Matches(request);
        var matching = rows.Where(matches).ToList();
        var page = matching.Skip(first).Take(size).ToList();
        var last = first + page.Count - 1;
        var next = first + page.Count < matching.Count ? $$"""{"page":2,"starting_after":"{{Cursor(page[^1], last)}}"}""" : null;
        return Page(page, next, matching.Count);
    }

    /// <summary>An answer of a search for contacts. <paramref name="next"/> is JSON; null: there is none.</summary>
    public static HttpResponseMessage Page(IEnumerable<ScriptedRow> rows, string? next, int total = 1)
    {
        var data = rows.Select(row => $$$"""{"type":"contact","id":"{{{row.Id}}}","created_at":{{{row.CreatedAt}}},"updated_at":{{{row.UpdatedAt}}}}""");
        var pages = next is null ? """{"type":"pages"}""" : $$"""{"type":"pages","next":{{next}}}""";
        return ScriptedApi.Json($$"""{"type":"list","data":[{{string.Join(',', data)}}],"total_count":{{total}},"pages":{{pages}}}""");
    }

    /// <summary>Text of the form of Intercom's page cursors: base64 of <c>[sort value in ms, id, next page]</c>.</summary>
    public static string CursorOf(long seconds, string id, int page = 2) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""[{{seconds * 1_000}},"{{id}}",{{page}}]""")));

    private string Cursor(ScriptedRow row, int place) =>
        sortValue(row) is { } seconds ? CursorOf(seconds, row.Id, place) : $"opaque-{place.ToString(CultureInfo.InvariantCulture)}";

    private static int PlaceOf(string cursor) => cursor.StartsWith("opaque-", StringComparison.Ordinal)
        ? int.Parse(cursor["opaque-".Length..], CultureInfo.InvariantCulture)
        : (int)JArray.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(cursor)))[2];

    private static Func<ScriptedRow, bool> Matches(ScriptedRequest request)
    {
        var conditions = JObject.Parse(request.Body).SelectTokens("$..[?(@.operator)]")
            .Where(condition => condition["field"] is not null)
            .Select(condition => (IsAbove: (string)condition["operator"]! == ">", Value: (long)condition["value"]!))
            .ToList();
        return row => conditions.All(condition => condition.IsAbove ? row.UpdatedAt > condition.Value : row.UpdatedAt < condition.Value);
    }
}
