using System.Net;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Paging;

/// <summary>What activity logs are asked for: every second of every window, whether or not the API counts its bounds in.</summary>
public sealed class LinkQueryTests
{
    private const long Start = 1_764_547_200; // 2025-12-01T00:00:00Z
    private const long TenDays = 10 * 86_400;

    [Fact]
    public async Task A_window_is_asked_for_with_a_second_more_on_each_side_and_fifty_records_a_page()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json("""{"activity_logs":[],"pages":null}"""));

        await ReadAsync(api, "2025-12-01T00:00:00Z");

        Queries(api).ShouldBe(
        [
            $"?created_at_after={Start - 1}&created_at_before={Start + TenDays}&per_page=50",
            $"?created_at_after={Start + TenDays - 1}&created_at_before={Start + (2 * TenDays)}&per_page=50",
            $"?created_at_after={Start + (2 * TenDays) - 1}&created_at_before={Start + (3 * TenDays)}&per_page=50",
            $"?created_at_after={Start + (3 * TenDays) - 1}&per_page=50",
        ]);
    }

    [Fact]
    public async Task No_time_before_1970_is_asked_for()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Error(HttpStatusCode.Forbidden, "forbidden", "no"));

        await ReadAsync(api, "1970-01-01T00:00:00Z");

        Queries(api)[0].ShouldStartWith("?created_at_after=0&");
    }

    /// <summary>Nothing else is under way, so only a request for next to nothing can tell a window too wide from a server that is away.</summary>
    [Fact]
    public void A_window_that_fails_is_halved_once_a_request_for_next_to_nothing_is_answered() => VirtualTime.Run(async time =>
    {
        using var api = new ScriptedApi(request => Width(request) > (5 * 86_400) + 1
            ? ScriptedApi.Error(HttpStatusCode.GatewayTimeout, "timeout", "too slow")
            : ScriptedApi.Json("""{"activity_logs":[],"pages":null}"""));
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);

        var run = await connector.ReadAsync(Config("2025-12-01T00:00:00Z"), CatalogBuilder.Of(connector.Source.Streams, "activity_logs"));

        run.EndOf("activity_logs").ShouldBe("COMPLETE");
        var whole = Queries(api).IndexOf($"?created_at_after={Start - 1}&created_at_before={Start + TenDays}&per_page=50");
        var tiny = Queries(api).IndexOf($"?created_at_after={Start - 1}&created_at_before={Start + 1}&per_page=1");
        var half = Queries(api).IndexOf($"?created_at_after={Start - 1}&created_at_before={Start + (TenDays / 2)}&per_page=50");
        whole.ShouldBe(0);
        tiny.ShouldBeGreaterThan(whole);
        half.ShouldBeGreaterThan(tiny);
    });

    private static long Width(ScriptedRequest request)
    {
        var query = System.Web.HttpUtility.ParseQueryString(request.Url.Query);
        return query["created_at_after"] is { } after
            ? long.Parse(query["created_at_before"] ?? $"{TestTime.Start.ToUnixTimeSeconds()}") - long.Parse(after)
            : 0;
    }

    private static List<string> Queries(ScriptedApi api) =>
        [.. api.Requests.Where(request => request.Url.AbsolutePath == "/admins/activity_logs").Select(request => request.Url.Query)];

    private static Task<SourceRun> ReadAsync(ScriptedApi api, string startDate)
    {
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);
        return connector.ReadAsync(Config(startDate), CatalogBuilder.Of(connector.Source.Streams, "activity_logs"));
    }

    private static Newtonsoft.Json.Linq.JObject Config(string startDate)
    {
        var config = Some.Config("start_date", startDate);
        config["activity_logs_time_step"] = 10;
        config["num_workers"] = 1;
        return config;
    }
}
