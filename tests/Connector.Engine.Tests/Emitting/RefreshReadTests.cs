using Connector.Engine.Tests.Support;
using Newtonsoft.Json;

namespace Connector.Engine.Tests.Emitting;

public sealed class RefreshReadTests
{
    [Fact(Timeout = 20_000)]
    public async Task Every_state_of_a_refresh_says_so_and_only_the_last_that_it_ended()
    {
        var read = await Read.OfAsync(Workspace.Small(), Some.Refresh(12, Workspace.AllStreams));

        foreach (var stream in Workspace.AllStreams)
        {
            var states = read.Lines.States(stream.Name);
            states.SkipLast(1).ShouldAllBe(state => JsonConvert.SerializeObject(state["refresh"]) == """{"ended":false,"sync_id":12}""");
            JsonConvert.SerializeObject(states[^1]["refresh"]).ShouldBe("""{"ended":true,"sync_id":12}""", stream.Name);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task A_refresh_that_failed_has_not_ended()
    {
        var api = Workspace.Small();
        api.BeforePage = (partition, number, _) => number == 2 ? throw new Airbyte.Protocol.ConnectorException(Airbyte.Protocol.FailureKind.TransientError, "503.") : Task.CompletedTask;

        var read = await Read.OfAsync(api, Some.Refresh(null, Some.Contacts));

        JsonConvert.SerializeObject(read.Lines.States("contacts")[^1]["refresh"]).ShouldBe("""{"ended":false}""");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_refresh_with_the_state_of_an_earlier_sync_is_whole()
    {
        var api = Workspace.Small();
        var first = await Read.OfAsync(api, Some.Refresh(null, Workspace.AllStreams));
        var states = Workspace.AllStreams.Select(stream => (stream, first.Lines.States(stream.Name)[^1].ToString())).ToArray();

        var again = await Read.OfAsync(api, Some.Refresh(null, Workspace.AllStreams), states);

        foreach (var stream in Workspace.AllStreams) again.Lines.Ids(stream.Name).Order().ShouldBe(first.Lines.Ids(stream.Name).Order(), stream.Name);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_same_refresh_once_it_has_ended_asks_for_nothing_and_keeps_its_state()
    {
        var first = await Read.OfAsync(Workspace.Small(), Some.Refresh(12, Workspace.AllStreams));
        var states = Workspace.AllStreams.Select(stream => (stream, first.Lines.States(stream.Name)[^1].ToString())).ToArray();

        var again = await Read.OfAsync(Workspace.Small(), Some.Refresh(12, Workspace.AllStreams), states);

        again.Api.Requests.ShouldBeEmpty();
        foreach (var (stream, state) in states)
        {
            again.Lines.Course(stream.Name).ShouldBe("STARTED state COMPLETE");
            again.Lines.States(stream.Name).ShouldHaveSingleItem().ToString().ShouldBe(state);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task Of_a_parent_and_its_children_one_may_have_ended()
    {
        var first = await Read.OfAsync(Workspace.Small(), Some.Refresh(12, Some.Conversations));

        var again = await Read.OfAsync(
            Workspace.Small(), Some.Refresh(12, Some.Conversations, Some.Parts), (Some.Conversations, first.Lines.States("conversations")[^1].ToString()));

        again.Lines.Ids("conversations").ShouldBeEmpty();
        again.Lines.Ids("conversation_parts").Count.ShouldBe(50);
    }
}
