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
        line.ShouldContain("of the time of 1 workers 100 % went by waiting for Intercom's answers, 0 % for the request budget");
    });

    [Fact]
    public void A_small_budget_is_named() => VirtualTime.Run(async time =>
    {
        var config = Some.Config(workers: 1);
        config["api_rate_limit"] = 6;

        var line = await LastLineAsync(time, config, TimeSpan.Zero);

        line.ShouldContain("2 requests (0 of them retries), 100 % of the request budget");
        line.ShouldContain("0 % went by waiting for Intercom's answers, 100 % for the request budget");
    });

    private static async Task<string> LastLineAsync(VirtualTime time, Newtonsoft.Json.Linq.JObject config, TimeSpan latency)
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json("""{"type":"list","data":[],"tags":[],"admins":[]}"""))
        {
            Latency = _ => Task.Delay(latency, time.Clock),
        };
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);

        var run = await connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, "tags", "admins"));

        return run.Logs[^1].Message;
    }
}
