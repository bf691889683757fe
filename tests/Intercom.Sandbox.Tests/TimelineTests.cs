using Intercom.Sandbox.Faults;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>When requests came and how many were open: what a benchmark needs to tell idle workers from busy ones.</summary>
public sealed class TimelineTests
{
    private readonly ManualClock _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_000_000));

    [Fact]
    public async Task Arrivals_are_counted_in_slots_of_a_tenth_of_a_second_since_the_first()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace }, _clock);
        using var client = new ApiClient(sandbox);
        _clock.AdvanceSeconds(3);
        for (var i = 0; i < 2; i++) await client.GetAsync("/tags");
        _clock.AdvanceSeconds(0.25);
        await client.GetAsync("/tags");

        sandbox.Timeline.StartedAt.ShouldBe(1_000_003_000);
        sandbox.Timeline.Arrivals.ShouldBe([2, 0, 1]);
    }

    [Fact]
    public async Task Open_requests_are_averaged_over_each_slot()
    {
        var hang = FaultOptions.Of(1, FaultKind.Hang);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Faults = hang }, _clock);
        using var client = new ApiClient(sandbox);
        using var giveUp = new CancellationTokenSource();
        var first = client.GetAsync("/tags", giveUp.Token);
        await Eventually.Holds(() => sandbox.Report.Requests == 1);
        _clock.AdvanceSeconds(0.15);
        var second = client.GetAsync("/tags", giveUp.Token);
        await Eventually.Holds(() => sandbox.Report.Requests == 2);
        _clock.AdvanceSeconds(0.15);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(first, second));
        await Eventually.Holds(() => sandbox.Report.Endpoints["GET /tags"].Statuses.GetValueOrDefault("aborted") == 2);

        sandbox.Timeline.InFlight.Take(3).ShouldBe([1, 1.5, 2]);
    }

    [Fact]
    public async Task It_can_be_asked_for_over_the_wire()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, RateLimit = 60 }, _clock);
        using var client = new ApiClient(sandbox);
        using var bare = new HttpClient { BaseAddress = new Uri(sandbox.BaseUrl) };
        await client.GetAsync("/tags");

        var timeline = JObject.Parse(await bare.GetStringAsync("/_sandbox/timeline"));

        timeline["slot_milliseconds"]!.ShouldBe(100);
        timeline["arrivals"]!.Values<int>().ShouldBe([1]);
        timeline["windows"]![0]!.ToString(Newtonsoft.Json.Formatting.None)
            .ShouldBe("""{"start":1000000,"limit":10,"granted":1,"refused":0,"other":0,"remaining":9}""");
    }
}
