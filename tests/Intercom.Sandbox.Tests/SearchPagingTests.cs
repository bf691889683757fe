using System.Net;
using Intercom.Sandbox.Search;

namespace Intercom.Sandbox.Tests;

/// <summary>Pages, cursors and order, also while rows move.</summary>
public sealed class SearchPagingTests
{
    [Theory]
    [InlineData("contacts", 7)]
    [InlineData("conversations", 1)]
    [InlineData("tickets", 45)]
    [InlineData("tickets", 150)]
    public async Task Paging_to_the_end_serves_every_row_once_in_order(string stream, int perPage)
    {
        await using var sandbox = await StartAsync();
        using var client = new ApiClient(sandbox);
        var rows = await client.SearchAllAsync(stream, Some.Everything, perPage);
        rows.Select(row => (string)row["id"]!).ShouldBe(sandbox.Workspace.Truth(stream).Select(row => row.Id), ignoreOrder: true);
        rows.Select(row => (long)row["updated_at"]!).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("updated_at", "descending")]
    [InlineData("created_at", "ascending")]
    [InlineData("id", "descending")]
    [InlineData("name", "ascending")]
    public async Task Other_sorts_also_serve_every_row_once(string field, string order)
    {
        await using var sandbox = await StartAsync();
        using var client = new ApiClient(sandbox);
        var rows = await client.SearchAllAsync("contacts", Some.Everything, 11, $$"""{"field":"{{field}}","order":"{{order}}"}""");
        rows.Select(row => (string)row["id"]!).ShouldBe(sandbox.Workspace.Truth("contacts").Select(row => row.Id), ignoreOrder: true);
        var keys = rows.Select(row => row[field]!.Type == Newtonsoft.Json.Linq.JTokenType.Integer ? $"{(long)row[field]!:D12}" : (string?)row[field] ?? "");
        keys.ShouldBe(order == "ascending" ? keys.Order(StringComparer.Ordinal) : keys.OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_tells_the_count_and_where_it_stands()
    {
        await using var sandbox = await StartAsync();
        using var client = new ApiClient(sandbox);
        var first = (await client.SearchAsync("contacts", Some.Everything, 25)).Json;
        ((int)first["total_count"]!).ShouldBe(60);
        ((int)first["pages"]!["page"]!).ShouldBe(1);
        ((int)first["pages"]!["total_pages"]!).ShouldBe(3);
        ((int)first["pages"]!["next"]!["page"]!).ShouldBe(2);
        var third = (await client.SearchAsync("contacts", Some.Everything, 25, await CursorOfPageAsync(client, 3))).Json;
        ((int)third["total_count"]!).ShouldBe(60);
        ((int)third["pages"]!["page"]!).ShouldBe(3);
        ApiClient.Rows(third, "contacts").Count.ShouldBe(10);
        ((Newtonsoft.Json.Linq.JObject)third["pages"]!).ContainsKey("next").ShouldBeFalse();
    }

    [Fact]
    public async Task Conversations_come_without_parts()
    {
        await using var sandbox = await StartAsync();
        using var client = new ApiClient(sandbox);
        var page = (await client.SearchAsync("conversations", Some.Everything)).Json;
        ApiClient.Rows(page, "conversations").ShouldAllBe(row => !row.ContainsKey("conversation_parts"));
    }

    [Fact]
    public async Task A_row_updated_ahead_of_an_ascending_reader_is_met_again_and_none_is_lost()
    {
        await using var sandbox = await StartAsync();
        using var client = new ApiClient(sandbox);
        var oldest = sandbox.Workspace.Rows("contacts").OrderBy(row => row.Current.UpdatedAt).ToList();
        var touches = 0;
        var rows = await client.SearchAllAsync("contacts", Some.Everything, 10, betweenPages: () =>
        {
            if (touches < 4) sandbox.Workspace.Touch(oldest[touches++]);
        });
        touches.ShouldBe(4);
        rows.Select(row => (string)row["id"]!).Distinct().Count().ShouldBe(60);
        rows.Count.ShouldBe(64);
    }

    [Fact]
    public async Task A_row_updated_behind_a_descending_reader_is_lost()
    {
        await using var sandbox = await StartAsync();
        using var client = new ApiClient(sandbox);
        var oldest = sandbox.Workspace.Rows("contacts").MinBy(row => row.Current.UpdatedAt)!;
        var rows = await client.SearchAllAsync(
            "contacts", Some.Everything, 10, """{"field":"updated_at","order":"descending"}""", () => sandbox.Workspace.Touch(oldest));
        rows.Select(row => (string)row["id"]!).ShouldNotContain(oldest.Id);
    }

    [Fact]
    public async Task A_deleted_row_leaves_the_search()
    {
        await using var sandbox = await StartAsync();
        using var client = new ApiClient(sandbox);
        var row = sandbox.Workspace.Rows("tickets")[3];
        sandbox.Workspace.Delete(row);
        (await client.SearchIdsAsync("tickets", Some.Everything)).ShouldNotContain(row.Id);
        sandbox.Workspace.Truth("tickets").ShouldNotContain(record => record.Id == row.Id);
    }

    [Fact]
    public async Task More_rows_in_one_second_than_a_page_holds_are_all_served()
    {
        var workspace = Some.EmptyWorkspace with { Contacts = 400, ClusteredTimes = 1, Clusters = 1 };
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = workspace });
        using var client = new ApiClient(sandbox);
        var rows = await client.SearchAllAsync("contacts", Some.Everything, 150);
        rows.Select(row => (long)row["updated_at"]!).Distinct().Count().ShouldBe(1);
        rows.Select(row => (string)row["id"]!).Distinct().Count().ShouldBe(400);
    }

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

    private static Task<SandboxServer> StartAsync() => SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });

    private static async Task<string> CursorOfPageAsync(ApiClient client, int page)
    {
        string? after = null;
        for (var i = 1; i < page; i++)
            after = (string?)(await client.SearchAsync("contacts", Some.Everything, 25, after)).Json["pages"]!["next"]!["starting_after"];
        return after!;
    }
}
