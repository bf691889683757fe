using Intercom.Sandbox.Search;

namespace Intercom.Sandbox.Tests;

/// <summary>A change is searchable only some time after it happened; a GET by id knows it at once.</summary>
public sealed class IndexLagTests
{
    [Fact]
    public async Task Search_shows_the_old_version_until_the_lag_has_passed_and_get_shows_the_new_one()
    {
        var clock = new ManualClock();
        await using var sandbox = await StartAsync(clock);
        using var client = new ApiClient(sandbox);
        var row = sandbox.Workspace.Rows("conversations")[5];
        var old = row.Current.UpdatedAt;
        var changed = sandbox.Workspace.Touch(row).UpdatedAt;
        changed.ShouldBe(clock.GetUtcNow().ToUnixTimeSeconds());
        (await UpdatedAtAsync(client, row.Id)).ShouldBe(old);
        ((long)(await client.GetAsync($"/conversations/{row.Id}")).Json["updated_at"]!).ShouldBe(changed);
        clock.AdvanceSeconds(29.9);
        (await UpdatedAtAsync(client, row.Id)).ShouldBe(old);
        clock.AdvanceSeconds(0.1);
        (await UpdatedAtAsync(client, row.Id)).ShouldBe(changed);
    }

    [Fact]
    public async Task A_new_row_is_invisible_and_a_deleted_one_lingers_until_the_lag_has_passed()
    {
        var clock = new ManualClock();
        await using var sandbox = await StartAsync(clock);
        using var client = new ApiClient(sandbox);
        var added = sandbox.Workspace.Add("conversations");
        var deleted = sandbox.Workspace.Rows("conversations")[0];
        sandbox.Workspace.Delete(deleted);
        var before = await client.SearchIdsAsync("conversations", Some.Everything);
        before.ShouldNotContain(added.Id);
        before.ShouldContain(deleted.Id);
        clock.AdvanceSeconds(30);
        var after = await client.SearchIdsAsync("conversations", Some.Everything);
        after.ShouldContain(added.Id);
        after.ShouldNotContain(deleted.Id);
    }

    [Fact]
    public async Task Every_version_is_remembered_with_its_time_and_whether_it_was_served()
    {
        var clock = new ManualClock();
        await using var sandbox = await StartAsync(clock);
        using var client = new ApiClient(sandbox);
        var row = sandbox.Workspace.Rows("contacts")[0];
        await client.SearchAsync("contacts", Some.Everything);
        clock.AdvanceSeconds(10);
        sandbox.Workspace.Touch(row);
        clock.AdvanceSeconds(10);
        sandbox.Workspace.Touch(row);
        clock.AdvanceSeconds(30);
        await client.SearchAsync("contacts", Some.Everything);
        row.Versions.Count.ShouldBe(3);
        row.Versions.Select(version => version.Served).ShouldBe([true, false, true]);
        row.Versions[1].ChangedAt.ShouldBe(row.Versions[0].ReplacedAt!.Value);
        row.Versions[2].UpdatedAt.ShouldBe(row.Versions[1].UpdatedAt + 10);
        row.Versions[2].ReplacedAt.ShouldBeNull();
    }

    private static Task<SandboxServer> StartAsync(ManualClock clock) => SandboxServer.StartAsync(
        new SandboxOptions { Workspace = Some.SmallWorkspace, Search = new SearchOptions { IndexLag = TimeSpan.FromSeconds(30) } }, clock);

    private static async Task<long> UpdatedAtAsync(ApiClient client, string id)
    {
        var rows = await client.SearchAllAsync("conversations", $$"""{"field":"id","operator":"=","value":"{{id}}"}""", 10);
        return (long)rows.ShouldHaveSingleItem()["updated_at"]!;
    }
}
