using Intercom.Sandbox;
using Intercom.Sandbox.Search;
using Intercom.Sandbox.Workspaces;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>Rows that change while they are read, and rows that become visible late: the next read leaves nothing missing or stale.</summary>
public sealed class DriftTests
{
    private static readonly string[] _streams = ["contacts", "conversations", "conversation_parts", "tickets", "companies"];

    [Fact]
    public async Task After_a_drift_the_next_read_leaves_nothing_missing_or_stale()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { Contacts = 3_000, Conversations = 400, Companies = 120 }) with
        {
            Latency = TimeSpan.FromMilliseconds(30),
            Drift = new DriftOptions { RowsPerSecond = 40, Additions = 0.1, Deletions = 0.05 },
        });
        var connector = IntercomRunner.At(sandbox);
        var catalog = CatalogBuilder.Of(connector.Source.Streams, _streams);

        var first = await connector.ReadAsync(Some.Config(), catalog);
        await sandbox.Drift.StopAsync();
        var changes = sandbox.Drift.Changes;
        var second = await connector.ReadAsync(Some.Config(), catalog, StateBuilder.After(first));

        first.ExitCode.ShouldBe(0);
        second.ExitCode.ShouldBe(0);
        changes.ShouldBeGreaterThan(20);
        Truth.Compare(sandbox, [first, second], _streams).ShouldBeWhole();
    }

    [Fact]
    public async Task A_row_that_the_index_learns_of_minutes_late_comes_with_the_next_read()
    {
        var clock = new FakeTimeProvider(TestTime.Start);
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with { Search = new SearchOptions { IndexLag = TimeSpan.FromMinutes(9) } }, clock);
        var connector = IntercomRunner.At(sandbox, clock);
        var catalog = CatalogBuilder.Of(connector.Source.Streams, "contacts");
        var late = sandbox.Workspace.Add("contacts");
        clock.Advance(TimeSpan.FromMinutes(8));
        sandbox.Workspace.Add("contacts");

        var first = await connector.ReadAsync(Some.Config(), catalog);
        clock.Advance(TimeSpan.FromMinutes(30));
        var second = await connector.ReadAsync(Some.Config(), catalog, StateBuilder.After(first));

        first.RecordsOf("contacts").ShouldNotContain(record => record.Value<string>("id") == late.Id);
        second.RecordsOf("contacts").ShouldContain(record => record.Value<string>("id") == late.Id);
        Truth.Compare(sandbox, [first, second], ["contacts"]).ShouldBeWhole();
    }
}
