using System.Net;
using Intercom.Sandbox.Faults;

namespace Intercom.Sandbox.Tests;

/// <summary>Which requests meet a fault, and whether they have had their effect.</summary>
public sealed class FaultDealingTests
{
    [Fact]
    public async Task Shares_are_kept_and_a_seed_repeats_them()
    {
        var faults = FaultOptions.Of(0.1, FaultKind.ServerError, FaultKind.EmptyOk) with { Seed = 5 };
        var first = await StatusesAsync(faults, 300);
        first.ShouldBe(await StatusesAsync(faults, 300));
        first.Count(status => status == "500").ShouldBeInRange(15, 50);
        first.Count(status => status == "empty").ShouldBeInRange(15, 50);
    }

    [Fact]
    public async Task Faults_can_be_kept_to_one_endpoint()
    {
        await using var sandbox = await StartAsync(FaultOptions.Of(1, FaultKind.ServerError) with { Endpoints = ["GET /segments"] });
        using var client = new ApiClient(sandbox);
        (await client.GetAsync("/segments")).Status.ShouldBe(HttpStatusCode.InternalServerError);
        (await client.GetAsync("/tags")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Shares_that_add_up_to_more_than_everything_are_refused() =>
        await Should.ThrowAsync<ArgumentException>(() => StartAsync(FaultOptions.Of(0.6, FaultKind.Reset, FaultKind.Hang)));

    [Theory]
    [InlineData(FaultTiming.BeforeProcessing, 0)]
    [InlineData(FaultTiming.AfterProcessing, 1)]
    public async Task Whether_a_failed_request_opened_a_scroll_is_chosen(FaultTiming timing, int opened)
    {
        foreach (var kind in (FaultKind[])[FaultKind.ServerError, FaultKind.Malformed])
        {
            await using var sandbox = await StartAsync(FaultOptions.Of(1, kind) with { Timing = timing });
            using var client = new ApiClient(sandbox);
            await client.GetAsync("/companies/scroll");
            sandbox.Report.ScrollsOpened.ShouldBe(opened);
        }
    }

    private static Task<SandboxServer> StartAsync(FaultOptions faults) =>
        SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Faults = faults }, new ManualClock());

    private static async Task<List<string>> StatusesAsync(FaultOptions faults, int requests)
    {
        await using var sandbox = await StartAsync(faults);
        using var client = new ApiClient(sandbox);
        var statuses = new List<string>();
        for (var i = 0; i < requests; i++)
        {
            var answer = await client.GetAsync("/tags");
            statuses.Add(answer.Body.Length == 0 ? "empty" : $"{(int)answer.Status}");
        }
        return statuses;
    }
}
