using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>Pages that always lead to another and bring nothing new come to an end, with a sentence.</summary>
public sealed class EndlessPagesTests
{
    private const long Second = 1_765_000_000;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(150, 1)]
    [InlineData(3, 2)]
    [InlineData(3, 7)]
    public void A_search_that_goes_round_is_given_up(int rows, int period) => VirtualTime.Run(async time =>
    {
        var pages = 0;
        using var api = new ScriptedApi(_ =>
        {
            var page = pages % period;
            var data = Enumerable.Range(0, rows).Select(n => new ScriptedRow($"{page}-{n}", Second, Second + page));
            return ScriptedSearch.Page(data, $$"""{"starting_after":"{{ScriptedSearch.CursorOf(Second, "x", ++pages)}}"}""");
        });

        ShouldBeGivenUp(await ReadAsync(time, api, "contacts"), "contacts");
        pages.ShouldBeLessThan(40 * period);
    });

    [Fact]
    public void Page_cursors_that_go_round_are_noticed_though_the_records_are_new() => VirtualTime.Run(async time =>
    {
        var pages = 0;
        using var api = new ScriptedApi(_ => ScriptedSearch.Page([new($"{pages}", Second, Second)], $$"""{"starting_after":"{{++pages % 5}}"}"""));

        var run = await ReadAsync(time, api, "contacts");

        run.EndOf("contacts").ShouldBe("INCOMPLETE");
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("would never end");
        pages.ShouldBeLessThan(20);
    });

    [Fact]
    public void Many_pages_within_one_second_are_no_circle() => VirtualTime.Run(async time =>
    {
        const int Pages = 400;
        var pages = 0;
        using var api = new ScriptedApi(_ => ScriptedSearch.Page(
            [new($"{pages}a", Second, Second), new($"{pages}b", Second, Second)],
            ++pages < Pages ? $$"""{"starting_after":"{{ScriptedSearch.CursorOf(Second, $"{pages}", pages)}}"}""" : null));

        var run = await ReadAsync(time, api, "contacts");

        run.EndOf("contacts").ShouldBe("COMPLETE");
        run.RecordsOf("contacts").Count.ShouldBe(2 * Pages);
    });

    [Fact]
    public void A_few_empty_pages_are_no_circle() => VirtualTime.Run(async time =>
    {
        var pages = 0;
        using var api = new ScriptedApi(_ => ScriptedSearch.Page(
            ++pages % 15 == 0 ? [new($"{pages}", Second, Second)] : [], pages < 90 ? $$"""{"starting_after":"{{pages}}"}""" : null));

        var run = await ReadAsync(time, api, "contacts");

        run.EndOf("contacts").ShouldBe("COMPLETE");
        run.RecordsOf("contacts").Count.ShouldBe(6);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Activity_logs_that_go_round_are_given_up(int rows) => VirtualTime.Run(async time =>
    {
        var pages = 0;
        using var api = new ScriptedApi(_ =>
        {
            var next = $$"""{"next":"https://api.intercom.io/admins/activity_logs?created_at_after=1&page={{++pages}}"}""";
            return ScriptedApi.Json($$"""{"activity_logs":[{{Logs(rows)}}],"pages":{{next}}}""");
        });

        ShouldBeGivenUp(await ReadAsync(time, api, "activity_logs"), "activity_logs");
        pages.ShouldBeLessThan(40);
    });

    [Fact]
    public void A_scroll_that_goes_round_is_given_up() => VirtualTime.Run(async time =>
    {
        var pages = 0;
        using var api = new ScriptedApi(_ => ScriptedApi.Json(
            $$$"""{"type":"list","data":[{"id":"c{{{pages++ % 3}}}","updated_at":{{{Second}}}}],"scroll_param":"s{{{pages}}}"}"""));

        ShouldBeGivenUp(await ReadAsync(time, api, "companies"), "companies");
        pages.ShouldBeLessThan(150);
    });

    private static void ShouldBeGivenUp(SourceRun run, string stream)
    {
        run.EndOf(stream).ShouldBe("INCOMPLETE");
        var error = run.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("transient_error");
        error.Message.ShouldContain("bring nothing new");
    }

    private static string Logs(int rows) => string.Join(',', Enumerable.Range(0, rows).Select(n => $$$"""{"id":"{{{n}}}","created_at":{{{Second}}}}"""));

    private static Task<SourceRun> ReadAsync(VirtualTime time, ScriptedApi api, string stream)
    {
        var asked = 0;
        var bounded = new BoundedApi(api, () => ++asked < 20_000);
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, bounded);
        var config = Some.Config("start_date", "2025-12-01T00:00:00Z");
        config["activity_logs_time_step"] = 91;
        config["num_workers"] = 1;
        return connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, stream));
    }

    /// <summary>Refuses what comes after so many requests, so that a test of what never ends does.</summary>
    private sealed class BoundedApi(HttpMessageHandler inner, Func<bool> allows) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => allows()
            ? base.SendAsync(request, cancellationToken)
            : throw new InvalidOperationException("It never ends.");
    }
}
