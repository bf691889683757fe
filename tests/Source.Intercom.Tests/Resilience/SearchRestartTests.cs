using System.Net;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>A search that begins again in the middle goes on from the second it had reached, and hands on nothing twice.</summary>
public sealed class SearchRestartTests
{
    private const int Second = 1_700_000_000;

    [Fact]
    public void A_search_begun_again_neither_loses_nor_repeats_the_rows_of_the_second_it_stood_in() => VirtualTime.Run(async time =>
    {
        // Ten rows of ten seconds and two more of the last; the second page fails at 150 rows and comes at 75.
        (string Id, int At)[] first = [.. Enumerable.Range(0, 10).Select(n => ($"c{n}", Second + n)), ("d1", Second + 9), ("d2", Second + 9)];
        (string Id, int At)[] rest = [("e1", Second + 9), ("e2", Second + 10)];
        using var api = new ScriptedApi(request => JObject.Parse(request.Body)["pagination"] switch
        {
            { } page when (int)page["per_page"]! == 75 => Page(null, [.. first.Where(row => row.At >= Second + 9), .. rest]),
            { } page when page["starting_after"] is not null => ScriptedApi.Error(HttpStatusCode.InternalServerError, "server_error", "too much at once"),
            _ => Page("next", first),
        });
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);

        var run = await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("contacts").Select(record => (string)record["id"]!).ShouldBe([.. first.Select(row => row.Id), "e1", "e2"]);
    });

    private static HttpResponseMessage Page(string? next, IEnumerable<(string Id, int At)> rows)
    {
        var data = rows.Select(row => $$"""{"type":"contact","id":"{{row.Id}}","updated_at":{{row.At}}}""");
        var pages = next is null ? "{}" : $$$"""{"next":{"starting_after":"{{{next}}}"}}""";
        return ScriptedApi.Json($$"""{"type":"list","data":[{{string.Join(',', data)}}],"total_count":14,"pages":{{pages}}}""");
    }
}
