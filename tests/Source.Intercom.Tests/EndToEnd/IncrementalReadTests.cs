using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>What a read from a saved state emits: everything that changed since, and as little else as the promises allow.</summary>
public sealed class IncrementalReadTests
{
    private static readonly string[] _incremental =
        ["activity_logs", "companies", "company_segments", "contacts", "conversation_parts", "conversations", "segments", "tickets"];

    private readonly FakeTimeProvider _clock = new(TestTime.Start);

    [Fact]
    public async Task A_second_read_emits_the_rows_that_changed_and_no_others()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(), _clock);
        var connector = IntercomRunner.At(sandbox, _clock);
        var catalog = CatalogBuilder.Of(connector.Source.Streams, _incremental);
        var first = await connector.ReadAsync(Some.Config(), catalog);
        _clock.Advance(TimeSpan.FromHours(1));
        Change(sandbox.Workspace);

        var second = await connector.ReadAsync(Some.Config(), catalog, StateBuilder.After(first));

        second.ExitCode.ShouldBe(0);
        foreach (var stream in _incremental)
        {
            var owed = Truth.Owed(sandbox.Workspace, stream, first.LastState(stream).Watermark!.Value).ToList();
            Truth.Compare(stream, owed, second.RecordsOf(stream)).ShouldBeExact();
            // A segment that changes does not change its companies, and they are the unit of change for what hangs on them.
            if (stream != "company_segments") Truth.Compare(sandbox, [first, second], [stream]).ShouldBeWhole();
        }
        second.RecordsOf("contacts").Count.ShouldBeInRange(3, 10);
        second.RecordsOf("conversation_parts").Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nothing_changed_means_no_record_and_one_state_a_stream()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(), _clock);
        var connector = IntercomRunner.At(sandbox, _clock);
        var catalog = CatalogBuilder.Of(connector.Source.Streams, _incremental);
        var first = await connector.ReadAsync(Some.Config(), catalog);
        _clock.Advance(TimeSpan.FromDays(2));
        var second = await connector.ReadAsync(Some.Config(), catalog, StateBuilder.After(first));

        var third = await connector.ReadAsync(Some.Config(), catalog, StateBuilder.After(second));

        third.ExitCode.ShouldBe(0);
        third.Records.ShouldBeEmpty();
        third.States.Select(state => state.Stream).ShouldBe(_incremental, ignoreOrder: true);
        foreach (var stream in _incremental) third.LastState(stream).Watermark.ShouldBe(second.LastState(stream).Watermark);
    }

    [Fact]
    public async Task A_lookback_repeats_its_days_and_keeps_the_watermark()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(), _clock);
        var connector = IntercomRunner.At(sandbox, _clock);
        var catalog = CatalogBuilder.Of(connector.Source.Streams, "contacts");
        var first = await connector.ReadAsync(Some.Config(), catalog);
        var watermark = first.LastState("contacts").Watermark!.Value;

        var second = await connector.ReadAsync(Some.Config("lookback_window", 200), catalog, StateBuilder.After(first));

        var owed = sandbox.Workspace.Truth("contacts").Where(row => row.UpdatedAt >= watermark - (200 * 86_400)).ToList();
        owed.Count.ShouldBeInRange(2, 39);
        Truth.Compare("contacts", owed, second.RecordsOf("contacts")).ShouldBeExact();
        second.States.ShouldAllBe(state => state.Watermark >= watermark);
    }

    [Fact]
    public async Task Full_refresh_reads_everything_whatever_the_start()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(), _clock);
        var connector = IntercomRunner.At(sandbox, _clock);
        var catalog = new CatalogBuilder(connector.Source.Streams).Add("contacts", "full_refresh").Build();

        var run = await connector.ReadAsync(Some.Config(), catalog);

        Truth.Compare(sandbox, run, ["contacts"]).ShouldBeExact();
    }

    [Fact]
    public async Task The_start_date_is_where_a_first_read_begins()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(), _clock);
        var connector = IntercomRunner.At(sandbox, _clock);
        var start = new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

        var run = await connector.ReadAsync(Some.Config("start_date", "2025-06-01T00:00:00Z"), CatalogBuilder.Of(connector.Source.Streams, _incremental));

        foreach (var stream in _incremental)
            Truth.Compare(stream, Truth.Owed(sandbox.Workspace, stream, start.ToUnixTimeSeconds()), run.RecordsOf(stream)).ShouldBeExact();
    }

    private static void Change(Workspace workspace)
    {
        foreach (var stream in new[] { "contacts", "conversations", "tickets", "companies", "segments" })
            foreach (var row in workspace.Rows(stream).Take(3)) workspace.Touch(row);
        foreach (var stream in new[] { "contacts", "conversations", "tickets", "companies" }) workspace.Add(stream);
        var old = workspace.Rows("conversations")[10];
        workspace.AddPart(old.Id);
        workspace.EditPart(workspace.PartsOf(workspace.Rows("conversations").First(row => row.Id != old.Id && workspace.PartsOf(row.Id).Count > 0).Id)[0]);
    }
}
