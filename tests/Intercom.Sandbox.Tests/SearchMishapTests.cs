using System.Net;
using System.Text;
using Intercom.Sandbox.Search;

namespace Intercom.Sandbox.Tests;

/// <summary>Search that refuses, or does not do as asked.</summary>
public sealed class SearchMishapTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("WzEsMl0=")]
    public async Task A_cursor_the_server_never_gave_is_refused_by_name(string cursor)
    {
        await using var sandbox = await StartAsync();
        using var client = new ApiClient(sandbox);
        var answer = await client.SearchAsync("contacts", Some.Everything, 10, cursor);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ErrorCode.ShouldBe("client_error");
        answer.ErrorMessage.ShouldContain("starting_after");
    }

    [Fact]
    public async Task Pages_over_150_are_served_as_150_or_refused()
    {
        var workspace = Some.EmptyWorkspace with { Contacts = 200 };
        await using var lenient = await SandboxServer.StartAsync(new SandboxOptions { Workspace = workspace });
        using var client = new ApiClient(lenient);
        (await client.SearchIdsAsync("contacts", Some.Everything, 500)).Count.ShouldBe(150);
        await using var strict = await SandboxServer.StartAsync(new SandboxOptions { Workspace = workspace, Search = new SearchOptions { RejectLargePages = true } });
        using var refused = new ApiClient(strict);
        (await refused.SearchAsync("contacts", Some.Everything, 151)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(SearchOrder.Descending)]
    [InlineData(SearchOrder.ByCreation)]
    [InlineData(SearchOrder.Unsorted)]
    public async Task A_search_that_ignores_its_sort_still_serves_every_row(SearchOrder order)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Search = new SearchOptions { Order = order } });
        using var client = new ApiClient(sandbox);
        var rows = await client.SearchAllAsync("conversations", Some.Everything, 7);
        rows.Select(row => (string)row["id"]!).Distinct().Count().ShouldBe(50);
        var times = rows.Select(row => (long)row["updated_at"]!).ToList();
        times.SequenceEqual(times.Order()).ShouldBeFalse();
        if (order == SearchOrder.Descending) times.ShouldBeInOrder(SortDirection.Descending);
        if (order == SearchOrder.ByCreation) rows.Select(row => (long)row["created_at"]!).ShouldBeInOrder();
    }

    [Fact]
    public async Task Every_so_many_th_cursor_can_be_refused_as_stale()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Search = new SearchOptions { RefuseCursorEvery = 3 } });
        using var client = new ApiClient(sandbox);
        var cursor = (string?)(await client.SearchAsync("contacts", Some.Everything, 25)).Json["pages"]!["next"]!["starting_after"];
        var statuses = new List<int>();
        for (var i = 0; i < 6; i++) statuses.Add((int)(await client.SearchAsync("contacts", Some.Everything, 25, cursor)).Status);
        statuses.ShouldBe([200, 200, 400, 200, 200, 400]);
    }

    [Fact]
    public async Task Pages_can_be_too_heavy_until_they_are_smaller()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Search = new SearchOptions { FailPagesOver = 75 } });
        using var client = new ApiClient(sandbox);
        (await client.SearchAsync("contacts", Some.Everything, 76)).Status.ShouldBe(HttpStatusCode.InternalServerError);
        (await client.SearchAsync("contacts", Some.Everything, 75)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(NextShape.Cursor, "Object")]
    [InlineData(NextShape.Url, "String")]
    [InlineData(NextShape.NoCursor, "Object")]
    [InlineData(NextShape.EmptyText, "String")]
    public async Task Next_can_have_other_shapes(NextShape shape, string type)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Search = new SearchOptions { Next = shape } });
        using var client = new ApiClient(sandbox);

        var next = (await client.SearchAsync("contacts", Some.Everything, 25)).Json["pages"]!["next"]!;

        next.Type.ToString().ShouldBe(type);
        if (shape == NextShape.Url) ((string)next!).ShouldStartWith("https://api.intercom.io/contacts/search?per_page=25&page=2&starting_after=");
        if (shape == NextShape.NoCursor) ((int)next["page"]!).ShouldBe(2);
        if (shape == NextShape.EmptyText) ((string)next!).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cursor_names_the_sort_value_the_id_and_the_page_or_nothing()
    {
        await using var sandbox = await StartAsync();
        using var client = new ApiClient(sandbox);
        var page = (await client.SearchAsync("contacts", Some.Everything, 25)).Json;
        var last = page["data"]!.Last!;

        var cursor = Encoding.UTF8.GetString(Convert.FromBase64String((string)page["pages"]!["next"]!["starting_after"]!));

        cursor.ShouldBe($"[{(long)last["updated_at"]! * 1_000},\"{last["id"]}\",2]");
        await using var opaque = await SandboxServer.StartAsync(
            new SandboxOptions { Workspace = Some.SmallWorkspace, Search = new SearchOptions { Cursors = CursorForm.Opaque } });
        using var other = new ApiClient(opaque);
        (await other.SearchAllAsync("contacts", Some.Everything, 25)).Select(row => (string)row["id"]!).Distinct().Count().ShouldBe(60);
    }

    private static Task<SandboxServer> StartAsync() => SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
}
