using System.Net;
using Airbyte.Protocol;
using Connector.Engine;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Paging;

/// <summary>The companies scroll, answer by answer: what each page says, where a round ends, and when another is due.</summary>
public sealed class ScrollPagerTests
{
    private const string Opening = "/companies/scroll";
    private const string Further = "/companies/scroll?scroll_param=s%2F1";

    [Fact]
    public void It_goes_on_by_the_parameter_and_ends_with_an_empty_page() => VirtualTime.Run(async time =>
    {
        var read = await ReadAsync(time, Page(3, "a", "b"), PageWithout("scroll_param", "c"), Page(3));

        read.Ids.ShouldBe(["a", "b", "c"]);
        read.Asked.ShouldBe([Opening, Further, Further]);
        read.Pages.Select(page => (page.Total, page.Seen)).ShouldBe([(3L, 2L), (null, 3), (3, 3)]);
    });

    [Fact]
    public void It_goes_on_by_the_parameter_that_came_last() => VirtualTime.Run(async time =>
    {
        var read = await ReadAsync(
            time, Page(1, "a"), () => ScriptedApi.Json("""{"scroll_param":"other","total_count":1,"data":[{"id":"b","updated_at":1}]}"""), Page(1));

        read.Asked.ShouldBe([Opening, Further, "/companies/scroll?scroll_param=other"]);
    });

    [Fact]
    public void What_has_no_id_is_handed_on_each_time() => VirtualTime.Run(async time =>
    {
        static HttpResponseMessage WithoutId() => ScriptedApi.Json("""{"scroll_param":"s/1","total_count":1,"data":[{"updated_at":1}]}""");

        var read = await ReadAsync(time, WithoutId, WithoutId, Page(1));

        read.Pages.Select(page => page.Records.Count).ShouldBe([1, 1, 0]);
    });

    [Theory]
    [InlineData(404, "not_found", "scroll parameter not found")]
    [InlineData(400, "scroll_exists", "scroll already exists for this workspace")]
    [InlineData(500, "server_error", "Request failed. Please restart the scroll.")]
    public void One_that_expired_begins_again_and_leaves_out_what_has_come(int status, string code, string text) => VirtualTime.Run(async time =>
    {
        var read = await ReadAsync(time, Page(2, "a"), () => ScriptedApi.Error((HttpStatusCode)status, code, text), Page(2, "a"), Page(2, "b"), Page(2));

        read.Ids.ShouldBe(["a", "b"]);
        read.Asked.ShouldBe([Opening, Further, Opening, Further, Further]);
        read.Log.ShouldHaveSingleItem().ShouldContain("the scroll begins again");
    });

    [Fact]
    public void One_that_is_open_elsewhere_is_waited_for() => VirtualTime.Run(async time =>
    {
        var since = time.Clock.GetUtcNow();

        var read = await ReadAsync(time, Held(), Held(), Page(1, "a"), Page(1));

        read.Asked.ShouldBe([Opening, Opening, Opening, Further]);
        (time.Clock.GetUtcNow() - since).ShouldBe(TimeSpan.FromSeconds(10));
    });

    /// <summary>Nothing had been handed out: the next attempt opens it, or finds it held until it expires.</summary>
    [Fact]
    public void An_opening_that_was_lost_has_lost_no_page() => VirtualTime.Run(async time =>
    {
        var read = await ReadAsync(time, Lost(), Page(9, "a"), Page(9));

        read.Asked.ShouldBe([Opening, Opening, Further]);
    });

    [Fact]
    public void A_page_that_may_be_lost_has_all_read_again_unless_every_company_that_is_counted_has_come() => VirtualTime.Run(async time =>
    {
        (await ReadAsync(time, Page(2, "a"), Lost(), Page(2, "b"), Page(2))).Asked.Count.ShouldBe(4);

        var read = await ReadAsync(time, Page(3, "a"), Lost(), Page(3, "c"), Page(3), Page(3, "a"), Page(3, "b"), Page(3, "c"), Page(3));

        read.Ids.ShouldBe(["a", "c", "b"]);
        read.Asked.ShouldBe([Opening, Further, Further, Further, Opening, Further, Further, Further]);
    });

    [Fact]
    public void Where_the_api_does_not_count_them_only_a_round_without_a_doubt_will_do() => VirtualTime.Run(async time =>
    {
        var read = await ReadAsync(
            time,
            PageWithout("total_count", "a"), Lost(), PageWithout("total_count"), PageWithout("total_count", "a"), PageWithout("total_count"));

        read.Asked.Count.ShouldBe(5);
    });

    [Fact]
    public void The_same_page_once_more_is_refused() => VirtualTime.Run(async time =>
        (await FailureOfAsync(time, Page(3, "a"), Page(3, "a"))).ShouldContain("handed out the same page twice"));

    [Fact]
    public void A_round_may_begin_with_the_page_that_the_one_before_ended_with() => VirtualTime.Run(async time =>
        (await ReadAsync(time, Page(1, "a"), Expired(), Page(1, "a"), Page(1))).Ids.ShouldBe(["a"]));

    [Fact]
    public void One_that_does_not_say_how_to_go_on_is_refused() => VirtualTime.Run(async time =>
        (await FailureOfAsync(time, PageWithout("scroll_param", "a"))).ShouldContain("gives no way to its next page"));

    /// <summary>Each round has a trail of its own: together they would be a circle.</summary>
    [Fact]
    public void Many_rounds_are_no_circle() => VirtualTime.Run(async time =>
    {
        var rounds = Enumerable.Range(0, 30).SelectMany(round => new[] { Page(31, "a"), Page(31, "b"), Page(31, $"{round}"), Expired() });

        var read = await ReadAsync(time, [.. rounds, Page(31, "z"), Page(31)]);

        read.Ids.Count.ShouldBe(33);
    });

    private static async Task<(IReadOnlyList<Page> Pages, IReadOnlyList<string> Ids, IReadOnlyList<string> Asked, IReadOnlyList<string> Log)> ReadAsync(
        VirtualTime time, params Func<HttpResponseMessage>[] answers)
    {
        var script = new Queue<Func<HttpResponseMessage>>(answers);
        using var api = new ScriptedApi(_ => script.Dequeue()());
        using var call = new DirectCall("companies", new Interval(0, long.MaxValue), api, time.Clock);
        var pages = await call.ReadAsync();
        script.ShouldBeEmpty();
        return (
            pages,
            [.. pages.SelectMany(page => page.Records.Select(record => page.Body.Key(record)!))],
            [.. api.Requests.Select(request => request.Url.PathAndQuery)],
            [.. call.Log.All.Where(line => !line.Contains("trying again", StringComparison.Ordinal))]);
    }

    private static async Task<string> FailureOfAsync(VirtualTime time, params Func<HttpResponseMessage>[] answers)
    {
        try
        {
            await ReadAsync(time, answers);
        }
        catch (ConnectorException failure)
        {
            return failure.Message;
        }

        throw new InvalidOperationException("It came to an end.");
    }

    private static Func<HttpResponseMessage> Page(int total, params string[] ids) =>
        () => ScriptedApi.Json($$"""{"scroll_param":"s/1","total_count":{{total}},"data":[{{Rows(ids)}}]}""");

    private static Func<HttpResponseMessage> PageWithout(string member, params string[] ids) => () => ScriptedApi.Json(
        member == "total_count" ? $$"""{"scroll_param":"s/1","data":[{{Rows(ids)}}]}""" : $$"""{"data":[{{Rows(ids)}}]}""");

    private static string Rows(string[] ids) => string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","updated_at":1700000000}"""));

    private static Func<HttpResponseMessage> Held() => () => ScriptedApi.Error(HttpStatusCode.BadRequest, "scroll_exists", "scroll already exists for this workspace");

    private static Func<HttpResponseMessage> Expired() => () => ScriptedApi.Error(HttpStatusCode.NotFound, "not_found", "scroll parameter not found");

    private static Func<HttpResponseMessage> Lost() => () => ScriptedApi.Error(HttpStatusCode.BadGateway, "server_error", "lost on the way");
}
