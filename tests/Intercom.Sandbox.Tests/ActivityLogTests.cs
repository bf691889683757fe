using System.Net;
using Intercom.Sandbox.Api;

namespace Intercom.Sandbox.Tests;

/// <summary>GET /admins/activity_logs: newest first, by full next URLs (INTERCOM.md, "The other endpoints").</summary>
public sealed class ActivityLogTests
{
    [Fact]
    public async Task Following_next_serves_every_entry_once_newest_first()
    {
        await using var sandbox = await StartAsync(new ActivityLogOptions());
        using var client = new ApiClient(sandbox);
        var entries = new List<(string Id, long CreatedAt)>();
        var url = "/admins/activity_logs?created_at_after=0&per_page=7";
        while (url is not null)
        {
            var page = (await client.GetAsync(url)).Json;
            entries.AddRange(page["activity_logs"]!.Select(entry => ((string)entry["id"]!, (long)entry["created_at"]!)));
            url = (string?)page["pages"]!["next"];
            if (url is not null) url.ShouldStartWith($"{sandbox.BaseUrl}/admins/activity_logs?");
        }
        entries.Select(entry => entry.Id).ShouldBe(sandbox.Workspace.Truth("activity_logs").Select(entry => entry.Id), ignoreOrder: true);
        entries.Select(entry => entry.CreatedAt).ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public async Task Bounds_count_or_do_not(bool exclusive, int expected)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.EmptyWorkspace, ActivityLogs = new ActivityLogOptions { ExclusiveBounds = exclusive } });
        using var client = new ApiClient(sandbox);
        foreach (var second in (long[])[99, 100, 150, 200, 201])
            sandbox.Workspace.AddRaw("activity_logs", $"{second}", second, 0, [.. "{}"u8]);
        var page = (await client.GetAsync("/admins/activity_logs?created_at_after=100&created_at_before=200")).Json;
        page["activity_logs"]!.Count().ShouldBe(expected);
    }

    [Theory]
    [InlineData("/admins/activity_logs", 20)]
    [InlineData("/admins/activity_logs?per_page=500", 50)]
    public async Task Pages_default_to_20_and_stop_at_50(string path, int expected)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.EmptyWorkspace with { ActivityLogs = 90 } });
        using var client = new ApiClient(sandbox);
        (await client.GetAsync(path)).Status.ShouldBe(HttpStatusCode.BadRequest, "created_at_after is required");
        var page = (await client.GetAsync($"{path}{(path.Contains('?') ? '&' : '?')}created_at_after=0")).Json;
        page["activity_logs"]!.Count().ShouldBe(expected);
    }

    [Fact]
    public async Task Ranges_that_are_too_wide_fail()
    {
        await using var sandbox = await StartAsync(new ActivityLogOptions { WidestRange = TimeSpan.FromDays(10) });
        using var client = new ApiClient(sandbox);
        (await client.GetAsync("/admins/activity_logs?created_at_after=0&created_at_before=864001")).Status.ShouldBe(HttpStatusCode.InternalServerError);
        (await client.GetAsync("/admins/activity_logs?created_at_after=0&created_at_before=864000")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Next_can_point_to_a_foreign_host()
    {
        await using var sandbox = await StartAsync(new ActivityLogOptions { ForeignNextOrigin = "http://attacker.invalid" });
        using var client = new ApiClient(sandbox);
        var page = (await client.GetAsync("/admins/activity_logs?created_at_after=0&per_page=5")).Json;
        ((string)page["pages"]!["next"]!).ShouldStartWith("http://attacker.invalid/admins/activity_logs?");
    }

    private static Task<SandboxServer> StartAsync(ActivityLogOptions logs) =>
        SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, ActivityLogs = logs });
}
