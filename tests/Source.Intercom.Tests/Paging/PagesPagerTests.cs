using System.Net;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Paging;

/// <summary>A list in pages, answer by answer: what is asked for, where it stops, and when it begins again.</summary>
public sealed class PagesPagerTests
{
    private const long From = 1_700_000_000;

    [Fact]
    public void What_changed_before_is_not_asked_for_where_the_api_can_leave_it_out() => VirtualTime.Run(async time =>
    {
        (await AskedAsync(time, "macros", From, Page(null, From + 5))).ShouldBe([$"/macros?per_page=150&updated_since={From - 1}"]);
        (await AskedAsync(time, "macros", 0, Page(null, From + 5))).ShouldBe(["/macros?per_page=150&updated_since=0"]);
        (await AskedAsync(time, "articles", From, Page(null, From + 5))).ShouldBe(["/articles?per_page=25"]);
    });

    [Fact]
    public void A_later_round_asks_for_what_has_changed_since_the_first_began() => VirtualTime.Run(async time =>
    {
        var began = time.Clock.GetUtcNow().ToUnixTimeSeconds() - 60;

        var asked = await AskedAsync(time, "macros", From, Page("2", From + 9, From + 8), Page(null, From + 7), Page(null, From + 9));

        asked.Count.ShouldBe(3);
        asked[2].ShouldBe($"/macros?per_page=150&updated_since={began - 1}");
    });

    /// <summary>By the API's clock where that is behind ours, and by ours where it is ahead.</summary>
    [Theory]
    [InlineData(-1_000, -1_000)]
    [InlineData(1_000, 0)]
    public void The_round_began_by_the_earlier_clock(int seconds, int expected) => VirtualTime.Run(async time =>
    {
        var now = time.Clock.GetUtcNow();

        var asked = await AskedAsync(time, "macros", From, Page("2", now.AddSeconds(seconds), From + 9), Page(null, From + 7), Page(null, From + 9));

        asked[2].ShouldEndWith($"updated_since={now.ToUnixTimeSeconds() + expected - 61}");
    });

    /// <summary>Sorted by the cursor, and seen to be, it stops at what is not owed; any other list is read to its end.</summary>
    [Theory]
    [InlineData("articles", 1)]
    [InlineData("news_items", 3)]
    public void A_page_that_ends_below_what_is_owed_is_the_last_of_a_list_that_is_sorted(string stream, int requests) => VirtualTime.Run(async time =>
        (await AskedAsync(time, stream, From, Page("2", From + 1, From - 1), Page(null, From - 2), Page(null, From - 1))).Count.ShouldBe(requests));

    [Fact]
    public void A_page_cursor_that_is_refused_has_the_list_begin_again_and_five_times_at_most() => VirtualTime.Run(async time =>
    {
        (await AskedAsync(time, "articles", From, Page("2", From + 9), Refused(), Page(null, From + 9))).Count.ShouldBe(3);

        var answers = Enumerable.Range(0, 6).SelectMany(_ => new[] { Page("2", From + 9), Refused() });
        (await FailureOfAsync(time, [.. answers])).ShouldBeOfType<ApiException>().Verdict.ShouldBe(Verdict.Expired);
    });

    [Fact]
    public void A_first_page_that_is_rejected_is_a_failure() => VirtualTime.Run(async time =>
        (await FailureOfAsync(time, Refused())).ShouldBeOfType<ApiException>().Verdict.ShouldBe(Verdict.Rejected));

    [Fact]
    public void Pages_that_bring_nothing_are_given_up() => VirtualTime.Run(async time =>
        (await FailureOfAsync(time, [.. Enumerable.Range(2, 30).Select(page => Page($"{page}"))])).ShouldBeOfType<ConnectorException>().Message.ShouldContain("bring nothing new"));

    private static async Task<Exception> FailureOfAsync(VirtualTime time, params Func<HttpResponseMessage>[] answers)
    {
        try
        {
            await AskedAsync(time, "articles", From, answers);
        }
        catch (Exception failure) when (failure is ApiException or ConnectorException)
        {
            return failure;
        }

        throw new InvalidOperationException("It came to an end.");
    }

    private static async Task<IReadOnlyList<string>> AskedAsync(VirtualTime time, string stream, long from, params Func<HttpResponseMessage>[] answers)
    {
        var script = new Queue<Func<HttpResponseMessage>>(answers);
        using var api = new ScriptedApi(_ => script.Dequeue()());
        using var call = new DirectCall(stream, new Interval(from, long.MaxValue), api, time.Clock);
        await call.ReadAsync();
        return [.. api.Requests.Select(request => request.Url.PathAndQuery)];
    }

    private static Func<HttpResponseMessage> Page(string? next, params long[] cursors) => Page(next, null, cursors);

    private static Func<HttpResponseMessage> Page(string? next, DateTimeOffset? servedAt, params long[] cursors) => () =>
    {
        var rows = cursors.Select((cursor, n) => $$"""{"id":"{{next}}-{{n}}","updated_at":{{cursor}}}""");
        var answer = ScriptedApi.Json($$$"""{"data":[{{{string.Join(',', rows)}}}],"pages":{"next":{{{(next is null ? "null" : $$"""{"page":{{next}}}""")}}}}}""");
        answer.Headers.Date = servedAt;
        return answer;
    };

    private static Func<HttpResponseMessage> Refused() => () => ScriptedApi.Error(HttpStatusCode.BadRequest, "invalid_param", "page");
}
