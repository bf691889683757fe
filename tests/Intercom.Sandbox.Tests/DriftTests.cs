using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Intercom.Sandbox.Tests;

/// <summary>Rows that change by themselves, and the truth that is left.</summary>
public sealed class DriftTests
{
    [Fact]
    public async Task After_drift_the_truth_is_what_the_api_serves()
    {
        var drift = new DriftOptions { Streams = StreamName.Changeable, Additions = 0.1, Deletions = 0.05 };
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Drift = drift });
        using var client = new ApiClient(sandbox);
        for (var i = 0; i < 500; i++) sandbox.Drift.ChangeOne();
        foreach (var stream in StreamName.Searchable)
        {
            var served = (await client.SearchAllAsync(stream, Some.Everything, 40)).ToDictionary(row => (string)row["id"]!);
            var truth = sandbox.Workspace.Truth(stream);
            served.Keys.ShouldBe(truth.Select(record => record.Id), ignoreOrder: true);
            truth.ShouldAllBe(record => JToken.DeepEquals(served[record.Id], record.Json.ToJson()));
        }
        foreach (var conversation in sandbox.Workspace.Truth("conversations"))
        {
            var parts = (await client.GetAsync($"/conversations/{conversation.Id}")).Json["conversation_parts"]!["conversation_parts"]!;
            parts.Select(part => (string)part["id"]!).ShouldBe(Parts(sandbox, conversation.Id));
        }
        sandbox.Workspace.History("contacts").ShouldContain(row => row.Deleted);
        sandbox.Workspace.History("contacts").ShouldContain(row => row.Versions.Count > 2);
    }

    [Fact]
    public async Task A_touch_shows_in_the_object_and_never_turns_time_back()
    {
        var clock = new ManualClock();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace }, clock);
        foreach (var row in StreamName.Changeable.Select(stream => sandbox.Workspace.Rows(stream)[0]))
        {
            var before = row.Current;
            sandbox.Workspace.Touch(row).UpdatedAt.ShouldBe(clock.GetUtcNow().ToUnixTimeSeconds());
            sandbox.Workspace.Touch(row);
            row.Versions.Count.ShouldBe(3);
            row.Current.Json.ToText().ShouldContain("version");
            row.Current.Json.ToArray().ShouldNotBe(before.Json.ToArray());
        }
        Should.Throw<ArgumentException>(() => sandbox.Workspace.Touch(sandbox.Workspace.Rows("tags")[0]));
    }

    [Fact]
    public async Task Drift_runs_by_itself_until_stopped()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Drift = new DriftOptions { RowsPerSecond = 1000 } });
        await Eventually.Holds(() => sandbox.Drift.Changes >= 20);
        await sandbox.Drift.StopAsync();
        var changes = sandbox.Drift.Changes;
        var versions = StreamName.Changeable.SelectMany(sandbox.Workspace.History).Sum(row => row.Versions.Count - 1);
        versions.ShouldBe(changes);
        sandbox.Drift.Changes.ShouldBe(changes);
    }

    [Fact]
    public async Task The_same_seed_and_clock_give_the_same_workspace()
    {
        await using var first = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace }, new ManualClock());
        await using var second = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace }, new ManualClock());
        await using var other = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace with { Seed = 2 } }, new ManualClock());
        foreach (var stream in StreamName.All)
        {
            var expected = first.Workspace.Truth(stream).Select(record => record.Json.ToText()).ToList();
            second.Workspace.Truth(stream).Select(record => record.Json.ToText()).ShouldBe(expected);
            expected.ShouldNotBeEmpty(stream);
        }
        other.Workspace.Truth("contacts").Select(record => record.Json.ToText()).ShouldNotBe(first.Workspace.Truth("contacts").Select(record => record.Json.ToText()));
    }

    [Fact]
    public async Task Rows_are_never_updated_before_they_were_created_nor_after_now()
    {
        var clock = new ManualClock();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace with { RoundTimes = 0.5 } }, clock);
        var rows = StreamName.Changeable.SelectMany(sandbox.Workspace.Rows).ToList();
        rows.ShouldAllBe(row => row.Current.CreatedAt <= row.Current.UpdatedAt && row.Current.UpdatedAt <= clock.GetUtcNow().ToUnixTimeSeconds());
        rows.Count(row => row.Current.UpdatedAt % 3600 == 0).ShouldBeGreaterThan(10);
        rows.Where(row => row.Stream != StreamName.Macros).ShouldAllBe(row => (long)row.Current.Json.ToJson()["updated_at"]! == row.Current.UpdatedAt);
    }

    [Fact]
    public async Task Sample_records_are_served_as_they_are_with_parts_and_segments_in_their_places()
    {
        var file = SharedData.Require("samples/workspace-records.jsonl");
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = new WorkspaceOptions { RecordsFile = file } });
        var given = (await File.ReadAllLinesAsync(file)).Select(JObject.Parse).ToLookup(record => (string)record["stream"]!, record => (JObject)record["data"]!);
        given["conversation_parts"].ToList().ForEach(part => part.Remove("conversation_id"));
        foreach (var stream in StreamName.Classic)
        {
            var truth = sandbox.Workspace.Truth(stream).Select(record => record.Json.ToJson()).ToList();
            truth.Count.ShouldBe(given[stream].Count(), stream);
            truth.ShouldAllBe(served => given[stream].Any(record => JToken.DeepEquals(record, served)));
        }
        sandbox.Workspace.Truth("conversation_parts").ShouldAllBe(part => part.ParentId == "1");
        sandbox.Workspace.Truth("company_segments").Select(segment => segment.ParentId).Distinct().Count().ShouldBe(3);
    }

    private static IEnumerable<string> Parts(SandboxServer sandbox, string conversationId) =>
        sandbox.Workspace.Truth("conversation_parts").Where(part => part.ParentId == conversationId).Select(part => part.Id);
}
