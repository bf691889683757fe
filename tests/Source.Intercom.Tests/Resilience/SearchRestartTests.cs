using System.Net;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>A search that begins again in the middle goes on from the last second below which nothing is still to come.</summary>
public sealed class SearchRestartTests
{
    private const int Second = 1_700_000_000;

    /// <summary>Two rows every five hours or so, six pages' worth: more than the day by which a search is wider than it need be.</summary>
    private static readonly ScriptedRow[] _rows =
        [.. Enumerable.Range(0, 900).Select(n => new ScriptedRow($"c{n:D3}", Second - (n * 7_919 % 1_000), Second + (n / 2 * 20_000)))];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_search_begun_again_loses_no_row_and_repeats_no_more_than_what_is_not_proven(bool isOrderKnown) => VirtualTime.Run(async time =>
    {
        // The fourth page's cursor is refused once.
        var search = new ScriptedSearch(_rows, row => isOrderKnown ? row.UpdatedAt : null);
        var searches = 0;
        using var api = new ScriptedApi(request => ++searches == 4
            ? ScriptedApi.Error(HttpStatusCode.BadRequest, "invalid_param", "starting_after is not valid")
            : search.Answer(request));

        var run = await ReadAsync(time, api);

        run.ExitCode.ShouldBe(0);
        var ids = run.RecordsOf("contacts").Select(record => (string)record["id"]!).ToList();
        ids.Distinct().ShouldBe(_rows.Select(row => row.Id));
        (ids.Count - _rows.Length).ShouldBe(isOrderKnown ? 152 : 450); // the last page, and the second of the page end before; or all
    });

    [Fact]
    public void A_search_that_goes_on_may_begin_again_as_often_as_it_must() => VirtualTime.Run(async time =>
    {
        var search = new ScriptedSearch(_rows, row => row.UpdatedAt, pageSize: 20);
        var searches = 0;
        using var api = new ScriptedApi(request => ++searches % 5 == 0 && request.Body.Contains("starting_after", StringComparison.Ordinal)
            ? ScriptedApi.Error(HttpStatusCode.BadRequest, "invalid_param", "starting_after is not valid")
            : search.Answer(request));

        var run = await ReadAsync(time, api);

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("contacts").Select(record => (string)record["id"]!).Distinct().Count().ShouldBe(_rows.Length);
        run.Logs.Count(log => log.Message.Contains("the search begins again", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
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

    private static Task<SourceRun> ReadAsync(VirtualTime time, ScriptedApi api)
    {
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);
        return connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));
    }

    private static HttpResponseMessage Page(string? next, IEnumerable<(string Id, int At)> rows)
    {
        var data = rows.Select(row => $$"""{"type":"contact","id":"{{row.Id}}","updated_at":{{row.At}}}""");
        var pages = next is null ? "{}" : $$$"""{"next":{"starting_after":"{{{next}}}"}}""";
        return ScriptedApi.Json($$"""{"type":"list","data":[{{string.Join(',', data)}}],"total_count":14,"pages":{{pages}}}""");
    }
}
