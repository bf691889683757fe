using Intercom.Loader.Tests.Support;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Intercom.Loader.Tests;

/// <summary>The program as a process, into DuckDB, held against what the sandbox has.</summary>
public sealed class LoadTests
{
    [Fact(Timeout = 240_000)]
    public async Task Every_object_is_loaded_and_stays_what_the_workspace_is()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);

        var first = await loader.AskAsync(0, "load");
        (await loader.Tables().DifferencesAsync(sandbox.Workspace, Sandboxes.Streams)).ShouldBeEmpty();
        ((long)first["requests"]!).ShouldBeInRange(1, sandbox.Report.Requests);
        first["objects"]!.ShouldAllBe(entry => (string)entry["result"]! == "succeeded" && (long)entry["deleted"]! == 0);

        var second = await loader.AskAsync(0, "load");
        second["objects"]!.Sum(entry => (long)entry["inserted"]! + (long)entry["updated"]! + (long)entry["deleted"]!).ShouldBe(0);

        for (var i = 0; i < 60; i++) sandbox.Drift.ChangeOne();
        sandbox.Workspace.Delete(sandbox.Workspace.Rows(StreamName.Conversations)[0]);
        sandbox.Workspace.Delete(sandbox.Workspace.Rows(StreamName.Tags)[0]);
        var third = await loader.AskAsync(0, "load");
        (await loader.Tables().DifferencesAsync(sandbox.Workspace, Sandboxes.Streams)).ShouldBeEmpty();
        Entry(third, StreamName.Tags)["deleted"]!.ShouldBe(1);
        Entry(third, StreamName.Conversations)["deleted"]!.ShouldBe(1);
    }

    [Fact(Timeout = 120_000)]
    public async Task Attributes_have_columns_and_both_kinds_of_definitions_a_view()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);

        (await loader.RunAsync("load", "--objects", "contacts,data_attributes")).ExitCode.ShouldBe(0);

        (await loader.Tables().ColumnsAsync("intercom_contacts")).ShouldContain("custom_job_title");
        (await loader.Tables().CountAsync("SELECT count(custom_job_title) FROM intercom.intercom_contacts")).ShouldBePositive();
        (await loader.Tables().CountAsync("SELECT count(*) FROM intercom.intercom_data_attributes"))
            .ShouldBe(sandbox.Workspace.Truth(StreamName.ContactAttributes).Count + sandbox.Workspace.Truth(StreamName.CompanyAttributes).Count);
    }

    [Fact(Timeout = 240_000)]
    public async Task Attributes_that_come_go_and_change_their_type_move_no_column()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small with { Drift = new() { Attributes = 1 } });
        using var loader = new LoaderProgram(sandbox);
        string[] streams = [StreamName.Contacts, StreamName.Companies, StreamName.Conversations, StreamName.ContactAttributes, StreamName.CompanyAttributes];
        (await loader.RunAsync("load", "--objects", string.Join(',', streams))).ExitCode.ShouldBe(0);
        var before = await loader.Tables().ColumnsAsync("intercom_contacts");

        for (var i = 0; i < 40; i++) sandbox.Drift.ChangeOne();
        var plan = await loader.AskAsync(0, "plan", "--objects", string.Join(',', streams));
        var answer = await loader.AskAsync(0, "load", "--objects", string.Join(',', streams));

        var changes = answer["objects"]!.SelectMany(entry => entry["schema_changes"]!).Select(change => (string)change!).ToList();
        changes.ShouldNotBeEmpty();
        changes.ShouldBe(plan["objects"]!.SelectMany(planned => planned["changes"]!).Select(change => (string)change!), ignoreOrder: true);
        (await loader.Tables().ColumnsAsync("intercom_contacts")).Except(before).Concat(before).ShouldBe(await loader.Tables().ColumnsAsync("intercom_contacts"), ignoreOrder: true);
        (await loader.Tables().DifferencesAsync(sandbox.Workspace, streams[3..])).ShouldBeEmpty();
        (await loader.Tables().CountAsync("SELECT count(*) FROM intercom.intercom_data_attributes WHERE _deleted_at IS NULL"))
            .ShouldBe(sandbox.Workspace.Truth(StreamName.ContactAttributes).Count + sandbox.Workspace.Truth(StreamName.CompanyAttributes).Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_conversation_that_answers_404_is_gone_though_no_feed_says_so()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Slow);
        using var loader = new LoaderProgram(sandbox);
        using var process = loader.Start("load", "--objects", "conversations,conversation_parts", "--json");
        // The rows of the first pages have come by then, the parts of few.
        while (sandbox.Report.Requests < 60) await Task.Delay(TimeSpan.FromMilliseconds(20), WallClock.Instance, TestContext.Current.CancellationToken);

        foreach (var row in sandbox.Workspace.Rows(StreamName.Conversations).Where((_, i) => i % 4 == 0).ToList()) sandbox.Workspace.Delete(row);
        (await loader.EndAsync(process)).ExitCode.ShouldBe(0);

        var gone = sandbox.Report.Endpoints["GET /conversations/{id}"].Statuses.GetValueOrDefault("404");
        gone.ShouldBePositive();
        (await loader.Tables().CountAsync("SELECT count(*) FROM intercom.intercom_conversations WHERE _deleted_at IS NOT NULL")).ShouldBe(gone);
    }

    [Fact(Timeout = 120_000)]
    public async Task Parts_that_the_API_gives_no_more_because_there_are_too_many_are_not_gone()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small with { PartCap = 3 });
        using var loader = new LoaderProgram(sandbox);
        (await loader.RunAsync("load", "--objects", "conversation_parts")).ExitCode.ShouldBe(0);
        var grown = sandbox.Workspace.Rows(StreamName.Conversations).First(row => sandbox.Workspace.PartsOf(row.Id).Count > 3);

        for (var i = 0; i < 2; i++) sandbox.Workspace.AddPart(grown.Id);
        (await loader.RunAsync("load", "--objects", "conversation_parts")).ExitCode.ShouldBe(0);

        (await loader.Tables().CountAsync($"SELECT count(*) FROM intercom.intercom_conversation_parts WHERE conversation_id = '{grown.Id}' AND _deleted_at IS NULL")).ShouldBe(5);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_permission_that_is_missing_costs_its_objects_and_deletes_nothing()
    {
        await using var whole = await SandboxServer.StartAsync(Sandboxes.Small);
        await using var refused = await SandboxServer.StartAsync(Sandboxes.Small with { Access = new() { Missing = [Sandbox.Api.Permission.Articles, Sandbox.Api.Permission.Tags] } });
        using var before = new LoaderProgram(whole);
        (await before.RunAsync("load", "--objects", "collections,tags,teams")).ExitCode.ShouldBe(0);

        using var after = new LoaderProgram(refused);
        File.Copy(before.DuckDb, after.DuckDb);
        var answer = await after.AskAsync(3, "load", "--objects", "collections,tags,teams");

        ((string)Entry(answer, StreamName.Tags)["error"]!).ShouldContain("Read tags");
        ((string)Entry(answer, StreamName.Collections)["result"]!).ShouldBe("succeeded");
        answer["objects"]!.ShouldAllBe(entry => (long)entry["deleted"]! == 0);
        (await after.Tables().CountAsync("SELECT count(*) FROM intercom.intercom_collections WHERE _deleted_at IS NULL")).ShouldBePositive();
        (await after.Tables().CountAsync("SELECT count(*) FROM intercom.intercom_tags WHERE _deleted_at IS NULL")).ShouldBePositive();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_wrong_token_is_one_sentence()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox) { Token = "wrong-token-1f4b7a" };

        var run = await loader.RunAsync("load");

        run.ExitCode.ShouldBe(1);
        run.Stdout.ShouldContain("Intercom does not accept the access token");
        run.Stdout.Split("does not accept").Length.ShouldBe(2, "said more than once");
        (run.Stdout + run.Stderr).ShouldNotContain("   at ");
    }

    [Fact(Timeout = 120_000)]
    public async Task Messages_of_the_connector_can_be_loaded_and_another_connector_s_state_taken_over_once()
    {
        await using var sandbox = await SandboxServer.StartAsync(Sandboxes.Small);
        using var loader = new LoaderProgram(sandbox);
        var messages = loader.Write("messages.jsonl", """
            {"type":"RECORD","record":{"stream":"tags","data":{"type":"tag","id":"1","name":"one"},"emitted_at":1}}
            {"type":"RECORD","record":{"stream":"tags","data":{"type":"tag","id":2,"name":"two","colour":"red"},"emitted_at":1}}
            {"type":"TRACE","trace":{"type":"STREAM_STATUS","emitted_at":1,"stream_status":{"stream_descriptor":{"name":"tags"},"status":"COMPLETE"}}}

            """);
        (await loader.RunAsync("load", "--messages", messages, "--objects", "tags")).ExitCode.ShouldBe(0);
        (await loader.Tables().CountAsync("SELECT count(*) FROM intercom.intercom_tags WHERE id = '2' AND json_extract_string(_extra, '$.colour') = 'red'")).ShouldBe(1);

        var newest = sandbox.Workspace.Truth(StreamName.Contacts).Max(record => record.UpdatedAt);
        var state = loader.Write("state.json", new JArray(new JObject
        {
            ["type"] = "STREAM",
            ["stream"] = new JObject { ["stream_descriptor"] = new JObject { ["name"] = "contacts" }, ["stream_state"] = new JObject { ["updated_at"] = newest } },
        }).ToString());
        var taken = await loader.AskAsync(0, "load", "--objects", "contacts", "--state", state);
        ((long)Entry(taken, StreamName.Contacts)["read"]!).ShouldBeLessThan(300);

        var again = await loader.RunAsync("load", "--objects", "contacts", "--state", state);
        again.ExitCode.ShouldBe(2);
        again.Stderr.ShouldContain("has no states yet");
    }

    private static JToken Entry(JObject answer, string stream) => answer["objects"]!.Single(entry => (string)entry["object"]! == stream);
}
