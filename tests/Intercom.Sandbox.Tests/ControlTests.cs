using System.Net;
using Intercom.Sandbox.Faults;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>What lies beside the API, under /_sandbox, and the report.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task The_report_counts_what_was_asked_and_leaves_itself_out()
    {
        var clock = new ManualClock();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace }, clock);
        using var client = new ApiClient(sandbox);
        using var bare = new HttpClient { BaseAddress = new Uri(sandbox.BaseUrl) };
        for (var i = 0; i < 3; i++) await client.GetAsync("/tags");
        clock.AdvanceSeconds(9.9);
        for (var i = 0; i < 2; i++) await client.GetAsync("/conversations/none");
        clock.AdvanceSeconds(0.1);
        await client.GetAsync("/tags");
        var report = JObject.Parse(await bare.GetStringAsync("/_sandbox/report"));
        ((int)report["requests"]!).ShouldBe(6);
        ((int)report["endpoints"]!["GET /tags"]!["statuses"]!["200"]!).ShouldBe(4);
        ((int)report["endpoints"]!["GET /conversations/{id}"]!["statuses"]!["404"]!).ShouldBe(2);
        ((int)report["busiest_10_seconds"]!).ShouldBe(5);
        ((int)report["peak_concurrency"]!).ShouldBe(1);
        ((int)report["api_versions"]!["2.11"]!).ShouldBe(6);
    }

    [Fact]
    public async Task Peak_concurrency_counts_requests_that_are_open_together()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Faults = FaultOptions.Of(1, FaultKind.Hang) });
        using var client = new ApiClient(sandbox);
        using var giveUp = new CancellationTokenSource();
        var requests = Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.GetAsync("/tags", giveUp.Token)));
        await Eventually.Holds(() => sandbox.Report.Requests == 5);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => requests);
        sandbox.Report.PeakConcurrency.ShouldBe(5);
    }

    [Fact]
    public async Task The_truth_is_a_line_a_record()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var bare = new HttpClient { BaseAddress = new Uri(sandbox.BaseUrl) };
        var lines = (await bare.GetStringAsync("/_sandbox/truth?stream=conversation_parts")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse).ToList();
        lines.Select(line => ((string)line["id"]!, (string)line["parent_id"]!))
            .ShouldBe(sandbox.Workspace.Truth("conversation_parts").Select(part => (part.Id, part.ParentId!)));
        lines.ShouldAllBe(line => (string)line["data"]!["id"]! == (string)line["id"]!);
        (await bare.GetAsync("/_sandbox/truth?stream=nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_row_can_be_touched_from_outside()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var bare = new HttpClient { BaseAddress = new Uri(sandbox.BaseUrl) };
        var row = sandbox.Workspace.Rows("tickets")[0];
        (await bare.PostAsync($"/_sandbox/touch?stream=tickets&id={row.Id}", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        row.Versions.Count.ShouldBe(2);
        (await bare.PostAsync("/_sandbox/touch?stream=tickets&id=none", null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Compressed_and_plain_answers_hold_the_same()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox);
        using var plain = new HttpClient { BaseAddress = new Uri(sandbox.BaseUrl) };
        plain.DefaultRequestHeaders.Authorization = new("Bearer", sandbox.Token);
        using var answer = await plain.GetAsync("/admins");
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await answer.Content.ReadAsStringAsync()).ShouldBe((await client.GetAsync("/admins")).Body);
        plain.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        using var compressed = await plain.GetAsync("/admins");
        compressed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
    }
}
