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

    [Theory]
    [InlineData("contacts")]
    [InlineData("tickets")]
    public async Task A_page_never_holds_more_rows_than_the_largest_one(string stream)
    {
        var options = new SandboxOptions { Search = new() { LargestPage = 3 } };
        await using var sandbox = await SandboxServer.StartAsync(options);
        using var client = new ApiClient(sandbox);

        ApiClient.Rows((await client.SearchAsync(stream, Some.Everything, 150)).Json, stream).Count.ShouldBe(3);
        (await client.SearchAllAsync(stream, Some.Everything, 150)).Count.ShouldBe(sandbox.Workspace.Truth(stream).Count);
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

    private static Task<SandboxServer> StartAsync() => SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });

    private static async Task<string> CursorOfPageAsync(ApiClient client, int page)
    {
        string? after = null;
        for (var i = 1; i < page; i++)
            after = (string?)(await client.SearchAsync("contacts", Some.Everything, 25, after)).Json["pages"]!["next"]!["starting_after"];
        return after!;
    }
}
