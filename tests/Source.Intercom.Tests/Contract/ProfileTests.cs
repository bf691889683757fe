using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>The last line of a read says what limited it.</summary>
public sealed class ProfileTests
{
    [Fact]
    public void A_slow_api_is_named() => VirtualTime.Run(async time =>
    {
        var line = await LastLineAsync(time, Some.Config(workers: 1), TimeSpan.FromSeconds(2));

        line.ShouldContain("2 requests (0 of them retries)");
        line.ShouldContain("of the time of 1 worker 100 % went by waiting for Intercom's answers, 0 % for the request budget");
        line.ShouldNotContain("num_workers"); // too short to say
    });

    [Fact]
    public void A_small_budget_is_named() => VirtualTime.Run(async time =>
    {
        var config = Some.Config(workers: 1);
        config["api_rate_limit"] = 6;

        var line = await LastLineAsync(time, config, TimeSpan.Zero);

        line.ShouldContain("2 requests (0 of them retries), 100 % of the request budget");
        line.ShouldContain("0 % went by waiting for Intercom's answers, 100 % for the request budget");
        line.ShouldNotContain("num_workers"); // too short to say
    });

    [Theory]
    [InlineData(60, "; `num_workers` 2 would use the budget;")]
    [InlineData(9_500, "; `num_workers` 40, the most there may be, would use 13 % of the budget;")]
    public void More_workers_are_advised_where_the_budget_idled_while_they_waited(int rateLimit, string advice) => VirtualTime.Run(async time =>
    {
        var config = Some.Config(workers: 1);
        config["api_rate_limit"] = rateLimit;

        (await LastLineOfAPagedReadAsync(time, config, TimeSpan.FromSeconds(2))).ShouldContain(advice);
    });

    [Theory]
    [InlineData(60, 2, 1)]
    [InlineData(9_500, 40, 1)]
    [InlineData(60, 1, 0)]
    public void No_more_workers_are_advised_where_they_would_not_help(int rateLimit, int workers, int latency) => VirtualTime.Run(async time =>
    {
        var config = Some.Config(workers);
        config["api_rate_limit"] = rateLimit;

        (await LastLineOfAPagedReadAsync(time, config, TimeSpan.FromSeconds(latency))).ShouldNotContain("num_workers");
    });

    [Theory]
    [InlineData(9_500, 5_000, "; Intercom grants 5000 requests in 10 s to all of the workspace's apps together, of which `api_rate_limit` uses 1583: 30000 would use all;")]
    [InlineData(9_500, 1_584, "uses 1583: 9504 would use all;")]
    [InlineData(9_500, 100_000, "uses 1583: 150000 would use the most there may be;")]
    [InlineData(150_000, 100_000, null)]
    [InlineData(9_500, 1_583, null)]
    [InlineData(9_500, null, null)]
    public void A_larger_budget_is_advised_where_Intercom_grants_one(int rateLimit, int? granted, string? advice) => VirtualTime.Run(async time =>
    {
        var config = Some.Config(workers: 1);
        config["api_rate_limit"] = rateLimit;

        var line = await LastLineAsync(time, config, TimeSpan.Zero, granted);

        if (advice is null) line.ShouldNotContain("api_rate_limit");
        else line.ShouldContain(advice);
    });

    [Fact]
    public void One_is_not_said_as_many() => VirtualTime.Run(async time =>
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json("""{"type":"list","data":[{"id":"1"}]}"""));
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);

        var run = await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "tags"));

        run.Logs[^1].Message.ShouldStartWith("Read 1 record in 0 s; 1 request (0 of them retries), ");
    });

    /// <summary>Fifteen pages of contacts, one after another.</summary>
    private static async Task<string> LastLineOfAPagedReadAsync(VirtualTime time, Newtonsoft.Json.Linq.JObject config, TimeSpan latency)
    {
        var page = 0;
        using var api = new ScriptedApi(_ => ScriptedApi.Json(
            $$"""{"data":[{"id":"{{++page}}","updated_at":{{1_700_000_000 + page}} }],"pages":{"next":{{(page < 15 ? $$"""{"starting_after":"c{{page}}"}""" : "null")}} } }"""))
        {
            Latency = _ => Task.Delay(latency, time.Clock),
        };
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);

        var run = await connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        run.ExitCode.ShouldBe(0);
        return run.Logs[^1].Message;
    }

    private static async Task<string> LastLineAsync(VirtualTime time, Newtonsoft.Json.Linq.JObject config, TimeSpan latency, int? granted = null)
    {
        using var api = new ScriptedApi(_ =>
        {
            var answer = ScriptedApi.Json("""{"type":"list","data":[],"tags":[],"admins":[]}""");
            if (granted is not null) answer.Headers.Add("X-RateLimit-Limit", $"{granted}");
            return answer;
        })
        {
            Latency = _ => Task.Delay(latency, time.Clock),
        };
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);

        var run = await connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, "tags", "admins"));

        return run.Logs[^1].Message;
    }
}
