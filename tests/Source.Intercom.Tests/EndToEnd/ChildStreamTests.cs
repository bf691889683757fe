using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>Children without their parent, and children behind it.</summary>
public sealed class ChildStreamTests
{
    private readonly FakeTimeProvider _clock = new(TestTime.Start);

    [Theory]
    [InlineData("conversation_parts", "conversations")]
    [InlineData("company_segments", "companies")]
    public async Task A_child_alone_is_read_whole_and_its_parent_not_emitted(string child, string parent)
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(), _clock);
        var connector = IntercomRunner.At(sandbox, _clock);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, child));

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, [child]).ShouldBeExact();
        run.Records.ShouldAllBe(record => record.Stream == child);
        run.States.ShouldAllBe(state => state.Stream == child);
        run.Statuses.ShouldAllBe(status => status.Stream != parent);
    }

    [Theory]
    [InlineData("conversation_parts", "conversations")]
    [InlineData("company_segments", "companies")]
    public async Task A_child_selected_later_gets_its_history_and_its_parent_is_not_emitted_again(string child, string parent)
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(), _clock);
        var connector = IntercomRunner.At(sandbox, _clock);
        var first = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, parent));
        _clock.Advance(TimeSpan.FromHours(1));

        var second = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, parent, child), StateBuilder.After(first));

        second.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, second, [child]).ShouldBeExact();
        second.RecordsOf(parent).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(20, 8)]
    [InlineData(8, 20)]
    public async Task Parent_and_child_go_on_each_from_its_own_state(int parentAt, int childAt)
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(), _clock);
        var connector = IntercomRunner.At(sandbox, _clock);
        var updated = sandbox.Workspace.Rows("conversations").Select(row => row.Current.UpdatedAt).Order().ToList();
        var state = new StateBuilder()
            .Set("conversations", new JObject { ["updated_at"] = updated[parentAt] })
            .Set("conversation_parts", ChildState(updated[childAt]))
            .Build();

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "conversation_parts", "conversations"), state);

        Truth.Compare("conversations", Truth.Owed(sandbox.Workspace, "conversations", updated[parentAt]), run.RecordsOf("conversations")).ShouldBeExact();
        Truth.Compare("conversation_parts", Truth.Owed(sandbox.Workspace, "conversation_parts", updated[childAt]), run.RecordsOf("conversation_parts")).ShouldBeExact();
        sandbox.Report.Endpoints["POST /conversations/search"].Requests.ShouldBe(1);
    }

    private static JObject ChildState(long watermark) => new()
    {
        ["use_global_cursor"] = true,
        ["lookback_window"] = 0,
        ["state"] = new JObject { ["updated_at"] = watermark },
        ["parent_state"] = new JObject { ["conversations"] = new JObject { ["updated_at"] = watermark } },
    };
}
