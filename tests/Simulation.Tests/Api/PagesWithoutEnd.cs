namespace Simulation.Tests;

/// <summary>Pages behind the last one of a query, and how often it has been asked for them.</summary>
internal sealed class PagesWithoutEnd(EndlessPages manner)
{
    /// <summary>A page that is empty may still be followed by another; after so many nobody goes on.</summary>
    private const int Enough = 3;

    private const int Most = 1_000;

    private readonly Dictionary<string, int> _needless = [];

    /// <summary>Where the page goes on that ought to be the last.</summary>
    /// <param name="last">The last row handed out.</param>
    /// <param name="before">Where that page began.</param>
    public SortKey After(Call call, SortKey last, SortKey before)
    {
        _needless[Query(call)] = _needless.GetValueOrDefault(Query(call)) + 1;
        return manner.Repeats ? before : last;
    }

    /// <summary>
    /// Whether the query has been told more than enough that nothing is new. One with an upper bound may be left for another reason: its
    /// window ends before it.
    /// </summary>
    public bool HasShown(Call call) => IsOpenEnded(call) && _needless.GetValueOrDefault(Query(call)) > Enough;

    /// <summary>What is to be said of whoever asks; null: nothing yet.</summary>
    public string? Complaint(Call call) => _needless.GetValueOrDefault(Query(call)) == Most ? $"{call.Path} is asked for pages without end" : null;

    private static bool IsOpenEnded(Call call) =>
        call.Method == "GET" ? !call.Query.ContainsKey("created_at_before") : call.Body.GetProperty("query").GetProperty("value").ValueKind == System.Text.Json.JsonValueKind.Number;

    private static string Query(Call call) => call.Method == "GET"
        ? string.Join('&', call.Query.Where(part => part.Key != "page").Select(part => $"{part.Key}={part.Value}"))
        : $"{call.Path} {call.Body.GetProperty("query").GetRawText()}";
}
