using System.Net;
using Intercom.Sandbox.Limits;

namespace Intercom.Sandbox.Tests;

/// <summary>Another client of the workspace that takes its share of the same rate limit.</summary>
public sealed class OtherClientTests
{
    private const long WindowStart = 1_000_000;
    private readonly ManualClock _clock = new(DateTimeOffset.FromUnixTimeSeconds(WindowStart));

    [Fact]
    public async Task It_uses_the_window_evenly_and_the_headers_show_it()
    {
        await using var sandbox = await StartAsync(limit: 10, otherClient: 5);
        using var client = new ApiClient(sandbox);

        var remaining = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            remaining.Add((await client.GetAsync("/tags")).Header("X-RateLimit-Remaining"));
            _clock.AdvanceSeconds(2);
        }

        remaining.ShouldBe(["9", "7", "5", "3"]);
    }

    [Fact]
    public async Task What_it_has_used_is_refused_to_the_reader()
    {
        await using var sandbox = await StartAsync(limit: 10, otherClient: 8);
        using var client = new ApiClient(sandbox);
        _clock.AdvanceSeconds(9.999);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++) answers.Add((await client.GetAsync("/tags")).Status);

        answers.ShouldBe([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task It_is_refused_what_the_reader_has_used()
    {
        await using var sandbox = await StartAsync(limit: 4, otherClient: 4);
        using var client = new ApiClient(sandbox);
        for (var i = 0; i < 3; i++) await client.GetAsync("/tags");
        _clock.AdvanceSeconds(10);
        await client.GetAsync("/tags");

        sandbox.Timeline.Windows.ShouldBe(
            [new RateWindowUse(WindowStart, 4, Granted: 3, Refused: 0, Other: 1), new RateWindowUse(WindowStart + 10, 4, Granted: 1, Refused: 0, Other: 0)]);
    }

    private Task<SandboxServer> StartAsync(int limit, int otherClient) => SandboxServer.StartAsync(
        new SandboxOptions { Workspace = Some.EmptyWorkspace, RateLimit = 6 * limit, OtherClient = otherClient }, _clock);
}
