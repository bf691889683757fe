using System.Net;
using Intercom.Sandbox.Scrolling;

namespace Intercom.Sandbox.Tests;

/// <summary>The one scroll of the workspace (2.11 description, GET /companies/scroll; INTERCOM.md, "Companies").</summary>
public sealed class ScrollTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_scroll_serves_every_company_with_users_once_and_ends_with_an_empty_page()
    {
        await using var sandbox = await StartAsync(new ScrollOptions());
        using var client = new ApiClient(sandbox);
        var ids = await ReadAsync(client);
        ids.Count.ShouldBe(250);
        ids.ShouldBe(sandbox.Workspace.Truth("companies").Select(company => company.Id), ignoreOrder: true);
        sandbox.Workspace.Rows("companies").Count.ShouldBe(253);
        sandbox.Report.Endpoints["GET /companies/scroll"].Requests.ShouldBe(4);
        sandbox.Report.ScrollsOpened.ShouldBe(1);
        (await ReadAsync(client)).Count.ShouldBe(250, "the end closes the scroll, so another may open");
    }

    [Fact]
    public async Task A_second_scroll_is_refused_while_one_is_open()
    {
        await using var sandbox = await StartAsync(new ScrollOptions());
        using var client = new ApiClient(sandbox);
        var first = await client.GetAsync("/companies/scroll");
        var second = await client.GetAsync("/companies/scroll");
        second.Status.ShouldBe(HttpStatusCode.BadRequest);
        second.ErrorCode.ShouldBe("scroll_exists");
        second.ErrorMessage.ShouldBe("scroll already exists for this workspace");
        (await ContinueAsync(client, (string)first.Json["scroll_param"]!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_scroll_expires_after_a_minute_without_use_and_frees_the_place()
    {
        await using var sandbox = await StartAsync(new ScrollOptions());
        using var client = new ApiClient(sandbox);
        var param = (string)(await client.GetAsync("/companies/scroll")).Json["scroll_param"]!;
        _clock.AdvanceSeconds(59);
        (await ContinueAsync(client, param)).Status.ShouldBe(HttpStatusCode.OK);
        _clock.AdvanceSeconds(59);
        (await client.GetAsync("/companies/scroll")).ErrorCode.ShouldBe("scroll_exists");
        _clock.AdvanceSeconds(1);
        (await ContinueAsync(client, param)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/companies/scroll")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_broken_scroll_says_to_restart_once()
    {
        await using var sandbox = await StartAsync(new ScrollOptions { BreakAfterPage = 2 });
        using var client = new ApiClient(sandbox);
        var param = (string)(await client.GetAsync("/companies/scroll")).Json["scroll_param"]!;
        (await ContinueAsync(client, param)).Status.ShouldBe(HttpStatusCode.OK);
        var broken = await ContinueAsync(client, param);
        broken.Status.ShouldBe(HttpStatusCode.InternalServerError);
        broken.ErrorMessage.ShouldContain("Please restart the scroll operation");
        (await ContinueAsync(client, param)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ReadAsync(client)).Count.ShouldBe(250);
    }

    [Fact]
    public async Task A_broken_scroll_can_stay_open_until_it_has_idled_away()
    {
        await using var sandbox = await StartAsync(new ScrollOptions { BreakAfterPage = 1, BrokenScrollStaysOpen = true });
        using var client = new ApiClient(sandbox);
        var param = (string)(await client.GetAsync("/companies/scroll")).Json["scroll_param"]!;
        (await ContinueAsync(client, param)).Status.ShouldBe(HttpStatusCode.InternalServerError);
        (await client.GetAsync("/companies/scroll")).ErrorCode.ShouldBe("scroll_exists");
        _clock.AdvanceSeconds(60);
        (await ReadAsync(client)).Count.ShouldBe(250);
    }

    [Fact]
    public async Task A_scroll_can_expire_in_the_middle()
    {
        await using var sandbox = await StartAsync(new ScrollOptions { ExpireAfterPage = 1 });
        using var client = new ApiClient(sandbox);
        var param = (string)(await client.GetAsync("/companies/scroll")).Json["scroll_param"]!;
        var expired = await ContinueAsync(client, param);
        expired.Status.ShouldBe(HttpStatusCode.NotFound);
        expired.ErrorCode.ShouldBe("not_found");
        (await ReadAsync(client)).Count.ShouldBe(250);
    }

    [Fact]
    public async Task A_scroll_can_serve_the_same_page_for_ever()
    {
        await using var sandbox = await StartAsync(new ScrollOptions { RepeatFromPage = 2 });
        using var client = new ApiClient(sandbox);
        var first = await client.GetAsync("/companies/scroll");
        var param = (string)first.Json["scroll_param"]!;
        var second = Ids(await ContinueAsync(client, param));
        second.ShouldNotBe(Ids(first));
        for (var i = 0; i < 5; i++) Ids(await ContinueAsync(client, param)).ShouldBe(second);
    }

    [Fact]
    public async Task Someone_elses_scroll_is_in_the_way_for_as_long_as_told()
    {
        await using var sandbox = await StartAsync(new ScrollOptions { HeldByOther = TimeSpan.FromMinutes(3) });
        using var client = new ApiClient(sandbox);
        (await client.GetAsync("/companies/scroll")).ErrorCode.ShouldBe("scroll_exists");
        _clock.AdvanceSeconds(179);
        (await client.GetAsync("/companies/scroll")).ErrorCode.ShouldBe("scroll_exists");
        _clock.AdvanceSeconds(1);
        (await ReadAsync(client)).Count.ShouldBe(250);
        sandbox.Report.ScrollsOpened.ShouldBe(1);
    }

    [Fact]
    public async Task Segments_of_a_company_are_served_with_the_company_and_are_404_for_none()
    {
        await using var sandbox = await StartAsync(new ScrollOptions());
        using var client = new ApiClient(sandbox);
        var truth = sandbox.Workspace.Truth("company_segments").ToLookup(segment => segment.ParentId, segment => segment.Id);
        truth.Count.ShouldBeGreaterThan(100);
        foreach (var company in sandbox.Workspace.Truth("companies").Take(20))
        {
            var served = (await client.GetAsync($"/companies/{company.Id}/segments")).Json;
            served["data"]!.Select(segment => (string)segment["id"]!).ShouldBe(truth[company.Id]);
            ((int)served["total_count"]!).ShouldBe(truth[company.Id].Count());
        }
        (await client.GetAsync("/companies/none/segments")).ErrorCode.ShouldBe("company_not_found");
    }

    private static async Task<List<string>> ReadAsync(ApiClient client)
    {
        var ids = new List<string>();
        var page = await client.GetAsync("/companies/scroll");
        while (Ids(page) is { Count: > 0 } more)
        {
            ids.AddRange(more);
            page = await ContinueAsync(client, (string)page.Json["scroll_param"]!);
        }
        return ids;
    }

    private static Task<ApiResponse> ContinueAsync(ApiClient client, string param) => client.GetAsync($"/companies/scroll?scroll_param={param}");

    private static List<string> Ids(ApiResponse page) => [.. page.Json["data"]!.Select(company => (string)company["id"]!)];

    private Task<SandboxServer> StartAsync(ScrollOptions scroll) =>
        SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace with { Companies = 250 }, Scroll = scroll }, _clock);
}
