using Intercom.Loader.Tests.Support;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Loader.Tests;

/// <summary>The other commands as processes.</summary>
public sealed class CommandTests
{
    [Fact(Timeout = 240_000)]
    public async Task Plan_and_preview_write_nothing_and_say_what_a_load_then_does()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);

        var plan = await loader.AskAsync(0, "plan");
        var preview = await loader.AskAsync(0, "preview", "contacts", "--limit", "3");
        File.Exists(loader.DuckDb).ShouldBeFalse();
        (await loader.RunAsync("status")).Stdout.ShouldContain("Nothing was loaded yet");

        var contacts = plan["objects"]!.Single(planned => (string)planned["object"]! == StreamName.Contacts);
        ((long)contacts["rows"]!).ShouldBe(300);
        ((long)contacts["requests"]!).ShouldBe(2);
        ((int)plan["requests"]!).ShouldBePositive();
        preview["rows"]!.Count().ShouldBe(3);
        (await loader.RunAsync("load", "--objects", "contacts")).ExitCode.ShouldBe(0);
        (await loader.Tables().ColumnsAsync("intercom_contacts"))
            .ShouldBe(contacts["columns"]!.Select(column => (string)column["name"]!).Concat(["_extra", "_synced_at", "_deleted_at", "_run_id"]));
        (await loader.Tables().CountAsync($"SELECT count(*) FROM intercom.intercom_contacts WHERE id = '{preview["rows"]![0]!["id"]}'")).ShouldBe(1);
    }

    [Fact(Timeout = 120_000)]
    public async Task Plan_shows_what_may_not_be_read_and_attributes_that_are_new()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small with { Access = new() { Missing = [Sandbox.Api.Permission.Tags] } });
        using var loader = new LoaderProgram(sandbox);

        var plan = await loader.AskAsync(0, "plan", "--objects", "tags,teams");

        plan["refused"]!.Select(name => (string)name!).ShouldBe(["tags"]);
        (await loader.RunAsync("plan", "--objects", "tags,teams")).Stdout.ShouldContain("lacks the permission \"Read tags\"");
    }

    [Fact(Timeout = 240_000)]
    public async Task A_refresh_and_a_reconciliation_mark_what_is_gone()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);
        (await loader.RunAsync("load", "--objects", "contacts,companies,tickets")).ExitCode.ShouldBe(0);
        sandbox.Workspace.Delete(sandbox.Workspace.Rows(StreamName.Contacts)[5]);
        sandbox.Workspace.Delete(sandbox.Workspace.Rows(StreamName.Tickets)[5]);
        (await loader.RunAsync("load", "--objects", "contacts,companies,tickets")).ExitCode.ShouldBe(0);
        (await Deleted("contacts")).ShouldBe(0);

        var reconciled = await loader.AskAsync(0, "reconcile");
        reconciled["objects"]!.Select(entry => (string)entry["object"]!).ShouldBe(["companies", "contacts"], ignoreOrder: true);
        (await Deleted("contacts")).ShouldBe(1);

        (await loader.RunAsync("refresh", "tickets")).ExitCode.ShouldBe(0);
        (await Deleted("tickets")).ShouldBe(0);
        (await loader.RunAsync("status")).Stdout.ShouldContain("To be read whole by the next run: tickets.");
        (await loader.RunAsync("load", "--objects", "contacts,companies,tickets")).ExitCode.ShouldBe(0);
        (await Deleted("tickets")).ShouldBe(1);
        (await loader.Tables().DifferencesAsync(sandbox.Workspace, StreamName.Contacts, StreamName.Companies, StreamName.Tickets)).ShouldBeEmpty();

        Task<long> Deleted(string stream) => loader.Tables().CountAsync($"SELECT count(_deleted_at) FROM intercom.intercom_{stream}");
    }

    [Fact(Timeout = 240_000)]
    public async Task An_export_has_every_row()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);
        (await loader.RunAsync("export", "--to", loader.PathOf("out"))).ExitCode.ShouldBe(2);
        await File.AppendAllTextAsync(loader.Config, "objects:\n  contacts: { history: true }\n");
        (await loader.RunAsync("load", "--objects", "contacts,tags")).ExitCode.ShouldBe(0);

        var answer = await loader.AskAsync(0, "export", "--to", loader.PathOf("out"));

        answer["files"]!.Select(file => Path.GetFileName((string)file["path"]!)).ShouldBe(["contacts.parquet", "contacts_history.parquet", "tags.parquet"]);
        Directory.GetFiles(loader.PathOf("out")).Length.ShouldBe(3);
        (await loader.Tables().CountAsync($"SELECT count(*) FROM '{loader.PathOf("out")}/contacts_history.parquet' WHERE _is_current AND _valid_from IS NOT NULL")).ShouldBe(300);
        (await loader.Tables().CountAsync($"SELECT count(*) FROM '{loader.PathOf("out")}/contacts.parquet'")).ShouldBe(300);
        (await loader.Tables().CountAsync($"SELECT count(*) FROM (SELECT * FROM '{loader.PathOf("out")}/contacts.parquet' EXCEPT SELECT * FROM intercom.intercom_contacts)")).ShouldBe(0);
    }

    [Fact(Timeout = 120_000)]
    public async Task Check_tells_permissions_by_object_and_whether_the_warehouse_can_be_written()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small with { Access = new() { Missing = [Sandbox.Api.Permission.Conversations] } });
        using var loader = new LoaderProgram(sandbox);

        var good = await loader.AskAsync(0, "check");
        File.Exists(loader.DuckDb).ShouldBeFalse("checking made it");
        good["permissions"]!.Single(found => (string)found["permission"]! == "Read conversations")["granted"]!.ToString().ShouldBe("False");
        ((bool)good["warehouse"]!["writable"]!).ShouldBeTrue();

        using var nowhere = new LoaderProgram(sandbox);
        File.WriteAllText(nowhere.Config, (await File.ReadAllTextAsync(nowhere.Config)).Replace(nowhere.DuckDb, "/nowhere/x.duckdb", StringComparison.Ordinal));
        var bad = await nowhere.RunAsync("check");
        bad.ExitCode.ShouldBe(1);
        bad.Stdout.ShouldContain("warehouse: The DuckDB file /nowhere/x.duckdb cannot be made: its folder does not exist.");
    }

    [Fact(Timeout = 120_000)]
    public async Task Init_writes_settings_that_work_and_never_over_others()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);

        (await loader.RunAsync("init", "--token-env", "LOADER_TOKEN")).ExitCode.ShouldBe(2);
        (await loader.RunAsync("init", "--force", "--token-env", "LOADER_TOKEN", "--start-date", "2015-01-01", "--duckdb", loader.PathOf("made.duckdb"))).ExitCode.ShouldBe(0);

        (await loader.RunAsync("load", "--objects", "tags")).ExitCode.ShouldBe(0);
        File.Exists(loader.PathOf("made.duckdb")).ShouldBeTrue();
    }

    [Theory(Timeout = 120_000)]
    [InlineData("frobnicate")]
    [InlineData("load", "--tok", "x")]
    [InlineData("load", "--objects", "contacs")]
    [InlineData("preview", "contacts", "--limit", "0")]
    [InlineData("load", "--catalog", "c.json")]
    public async Task A_wrong_command_line_exits_with_2(params string[] arguments)
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);

        (await loader.RunAsync(arguments)).ExitCode.ShouldBe(2);
        sandbox.Report.Requests.ShouldBe(0);
    }
}
