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

    /// <summary>Intercom's own cursor, refused by Intercom: with whatever text (intercom-node#509), or none.</summary>
    [Theory]
    [InlineData("""{"type":"error.list","errors":[{"code":"invalid_param","message":"Invalid value"}]}""")]
    [InlineData("""{"type":"error.list","errors":[{"code":"client_error","message":"starting_after"}]}""")]
    [InlineData("""{"status":400,"error":"Bad Request"}""")]
    [InlineData("<html>Bad Request</html>")]
    public void A_page_cursor_that_is_refused_is_given_up_and_the_rows_behind_it_come(string refusal) => VirtualTime.Run(async time =>
    {
        var refused = 0;
        (string Id, int At)[] rows = [.. Enumerable.Range(0, 20).Select(n => ($"c{n}", Second + n))];
        using var api = new ScriptedApi(request => JObject.Parse(request.Body)["pagination"]!["starting_after"] is null
            ? refused == 0 ? Page("next", rows[..10]) : Page(null, rows[9..])
            : ScriptedApi.Json(refusal, ++refused == 1 ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound));
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);

        var run = await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("contacts").Select(record => (string)record["id"]!).Distinct().ShouldBe(rows.Select(row => row.Id), ignoreOrder: true);
    });

    [Fact]
    public void A_page_cursor_that_is_always_refused_ends_the_stream_after_a_few_attempts() => VirtualTime.Run(async time =>
    {
        using var api = new ScriptedApi(request => JObject.Parse(request.Body)["pagination"]!["starting_after"] is null
            ? Page("next", [("a", Second)])
            : ScriptedApi.Error(HttpStatusCode.BadRequest, "invalid_param", "Invalid value"));
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);

        var run = await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        run.EndOf("contacts").ShouldBe("INCOMPLETE");
        run.Errors.ShouldHaveSingleItem().Kind.ShouldBe("transient_error");
        api.Requests.Count.ShouldBeLessThan(40);
    });

    [Fact]
    public async Task A_first_page_that_is_rejected_is_not_asked_for_again()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Error(HttpStatusCode.BadRequest, "invalid_param", "Invalid starting_after"));
        var connector = IntercomRunner.At(baseUrl: null, socket: api);

        var run = await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        run.Errors.ShouldHaveSingleItem().Message.ShouldStartWith("Stream `contacts`: Intercom rejected the request: POST /contacts/search: HTTP 400: invalid_param");
        api.Requests.Count.ShouldBe(1);
    }

    private static HttpResponseMessage Page(string? next, IEnumerable<(string Id, int At)> rows)
    {
        var data = rows.Select(row => $$"""{"type":"contact","id":"{{row.Id}}","updated_at":{{row.At}}}""");
        var pages = next is null ? "{}" : $$$"""{"next":{"starting_after":"{{{next}}}"}}""";
        return ScriptedApi.Json($$"""{"type":"list","data":[{{string.Join(',', data)}}],"total_count":14,"pages":{{pages}}}""");
    }
}
