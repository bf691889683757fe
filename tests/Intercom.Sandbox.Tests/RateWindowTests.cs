using System.Net;

namespace Intercom.Sandbox.Tests;

/// <summary>Fixed windows of 10 seconds, a sixth of the minute's requests in each (INTERCOM.md, "Rate limits").</summary>
public sealed class RateWindowTests
{
    [Fact]
    public async Task Each_window_lets_a_sixth_through_and_says_where_it_stands()
    {
        var clock = new ManualClock(DateTimeOffset.FromUnixTimeSeconds(1_000_004));
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.EmptyWorkspace, RateLimit = 20 }, clock);
        using var client = new ApiClient(sandbox);
        foreach (var remaining in (string[])["2", "1", "0"])
        {
            var allowed = await client.GetAsync("/tags");
            allowed.Status.ShouldBe(HttpStatusCode.OK);
            allowed.Header("X-RateLimit-Limit").ShouldBe("3");
            allowed.Header("X-RateLimit-Remaining").ShouldBe(remaining);
            allowed.Header("X-RateLimit-Reset").ShouldBe("1000010");
        }
        var refused = await client.GetAsync("/tags");
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.ErrorCode.ShouldBe("rate_limit_exceeded");
        refused.Header("X-RateLimit-Remaining").ShouldBe("0");
        clock.AdvanceSeconds(5.999);
        (await client.GetAsync("/tags")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        clock.AdvanceSeconds(0.001);
        (await client.GetAsync("/tags")).Header("X-RateLimit-Remaining").ShouldBe("2");
        sandbox.Report.Throttled.ShouldBe(2);
    }

    [Fact]
    public async Task The_headers_can_be_left_out()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.EmptyWorkspace, RateLimitHeaders = false });
        using var client = new ApiClient(sandbox);
        (await client.GetAsync("/tags")).Headers.Contains("X-RateLimit-Limit").ShouldBeFalse();
    }
}
