using System.Net;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>When a scroll that lost an answer may pass for whole: answer by answer, from a script.</summary>
public sealed class ScrollCountTests
{
    [Fact]
    public void A_company_that_is_gone_does_not_stand_in_for_one_that_never_came() => VirtualTime.Run(async time =>
    {
        // `gone` is deleted after the first scroll has opened, which goes on to show it; the answer with `late` is lost twice.
        var run = await ReadAsync(
            time,
            Page(4, "a"), Page(3, "gone"), Lost(), Page(3, "b"), Page(3),
            Page(3, "a"), Lost(), Page(3, "b"), Page(3),
            Page(3, "a"), Page(3, "late"), Page(3, "b"), Page(3));

        run.ExitCode.ShouldBe(0);
        Ids(run).ShouldBe(["a", "gone", "b", "late"]);
    });

    [Fact]
    public void A_lost_answer_is_made_up_for_by_a_later_scroll_that_loses_another() => VirtualTime.Run(async time =>
    {
        var run = await ReadAsync(
            time,
            Page(3, "a"), Lost(), Page(3, "c"), Page(3),
            Page(3, "a"), Page(3, "b"), Lost(), Page(3));

        run.ExitCode.ShouldBe(0);
        Ids(run).ShouldBe(["a", "c", "b"]);
    });

    [Fact]
    public void As_long_as_scrolls_bring_new_companies_they_go_on() => VirtualTime.Run(async time =>
    {
        const int Rounds = 30;
        var rounds = Enumerable.Range(0, Rounds).SelectMany(round => new[] { Page(Rounds, $"{round}"), Lost(), Page(Rounds) });

        var run = await ReadAsync(time, [.. rounds]);

        run.ExitCode.ShouldBe(0);
        Ids(run).Count.ShouldBe(Rounds);
    });

    [Fact]
    public void Scrolls_that_break_off_and_bring_nothing_new_are_given_up() => VirtualTime.Run(async time =>
    {
        var rounds = Enumerable.Range(0, 11).SelectMany(_ => new[] { Page(3, "a"), Lost(), Page(3, "c"), Page(3) });

        var run = await ReadAsync(time, [.. rounds]);

        run.ExitCode.ShouldBe(1);
        run.EndOf("companies").ShouldBe("INCOMPLETE");
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("broke off 10 times in a row");
        Ids(run).ShouldBe(["a", "c"]);
    });

    private static async Task<SourceRun> ReadAsync(VirtualTime time, params Func<HttpResponseMessage>[] answers)
    {
        var script = new Queue<Func<HttpResponseMessage>>(answers);
        using var api = new ScriptedApi(_ => script.Dequeue()());
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);
        return await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "companies"));
    }

    private static IReadOnlyList<string> Ids(SourceRun run) => [.. run.RecordsOf("companies").Select(record => (string)record["id"]!)];

    private static Func<HttpResponseMessage> Page(int total, params string[] ids) => () =>
    {
        var rows = ids.Select(id => $$"""{"type":"company","id":"{{id}}","updated_at":1700000000}""");
        return ScriptedApi.Json($$"""{"type":"list","data":[{{string.Join(',', rows)}}],"scroll_param":"s","total_count":{{total}}}""");
    };

    private static Func<HttpResponseMessage> Lost() => () => ScriptedApi.Error(HttpStatusCode.BadGateway, "server_error", "lost on the way");
}
