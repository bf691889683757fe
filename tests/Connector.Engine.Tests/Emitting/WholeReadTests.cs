using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

public sealed class WholeReadTests
{
    [Fact(Timeout = 20_000)]
    public async Task Each_stream_starts_runs_states_and_completes_in_this_order()
    {
        var read = await Read.OfAsync(Workspace.Small(), Workspace.AllStreams);

        foreach (var stream in Workspace.AllStreams)
            read.Lines.Course(stream.Name).ShouldBe("STARTED RUNNING record state COMPLETE", stream.Name);
        read.ExitCode.ShouldBe(ExitCode.Success);
        read.CountsShouldAddUp(Workspace.AllStreams);
        read.Api.Disposed.ShouldBeTrue();
        read.Api.PagesOut.ShouldBe(0, "every page's memory is given back");
    }

    [Fact(Timeout = 20_000)]
    public async Task Every_record_comes_out_once_where_nothing_changes_meanwhile()
    {
        var api = Workspace.Small();
        var read = await Read.OfAsync(api, Workspace.AllStreams);

        foreach (var stream in Workspace.AllStreams.Where(stream => stream.Cursor is not null))
            read.Lines.Ids(stream.Name).Order().ShouldBe(Promise.Owed(api, stream).Select(row => row.Id).Order(), stream.Name);
        read.Lines.Ids("tags").ShouldBe(["t1", "t2"]);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_stream_with_nothing_new_states_all_the_same()
    {
        var read = await Read.OfAsync(new InMemoryApi(), Workspace.AllStreams);

        foreach (var stream in Workspace.AllStreams) read.Lines.Course(stream.Name).ShouldBe("STARTED state COMPLETE", stream.Name);
        read.Lines.States("contacts").ShouldHaveSingleItem().Watermark().ShouldBe(Some.Cap);
        read.Lines.States("tags").ShouldHaveSingleItem().ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"__ab_no_cursor_state_message":true}""");
    }

    [Fact(Timeout = 20_000)]
    public async Task Nothing_selected_is_a_read_of_nothing()
    {
        var read = await Read.OfAsync(Workspace.Small());

        read.ExitCode.ShouldBe(ExitCode.Success);
        read.Lines.ShouldHaveSingleItem().IsLog("INFO").ShouldBeTrue();
    }

    [Fact(Timeout = 20_000)]
    public async Task Running_is_said_once_and_right_before_the_first_record()
    {
        var lines = (await Read.OfAsync(Workspace.Small(), Workspace.AllStreams)).Lines.ToList();

        foreach (var stream in Workspace.AllStreams)
        {
            lines.Count(line => line.IsStatus(stream.Name, "RUNNING")).ShouldBe(1);
            lines.FindIndex(line => line.IsRecord(stream.Name)).ShouldBe(lines.FindIndex(line => line.IsStatus(stream.Name, "RUNNING")) + 1);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task A_selected_parent_and_its_children_are_read_in_one_pass()
    {
        var read = await Read.OfAsync(Workspace.Small(), Some.Conversations, Some.Parts);

        read.Api.Requests.Count(request => request.Parent is null).ShouldBe(3, "25 parents, 10 a page");
        read.Api.Requests.Count(request => request.Parent is not null).ShouldBe(25);
    }

    [Fact(Timeout = 20_000)]
    public async Task Children_alone_emit_no_parents()
    {
        var read = await Read.OfAsync(Workspace.Small(), Some.Parts);

        read.Lines.Ids("conversations").ShouldBeEmpty();
        read.Lines.Ids("conversation_parts").Count.ShouldBe(50);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_entry_that_is_no_object_is_left_out_with_a_warning()
    {
        var api = new InMemoryApi();
        api.Rows["tags"] = [new Row("t1", null), new Row("x\"},7,{\"id\":\"t2", null)];

        var read = await Read.OfAsync(api, Some.Tags);

        read.Lines.Ids("tags").ShouldBe(["t1", "x", "t2"]);
        read.Lines.Logs("WARN").ShouldHaveSingleItem().ShouldContain("`tags`");
    }

    [Fact(Timeout = 20_000)]
    public async Task Warnings_that_are_alike_are_told_once_and_counted_at_the_end_of_their_stream()
    {
        var api = new InMemoryApi();
        api.Rows["tags"] = [new Row("x\"},7,8,9,{\"id\":\"t2", null)];
        api.Rows["contacts"] = [new Row("y\"},7,{\"id\":\"k2", Some.StartDate)];

        var read = await Read.OfAsync(api, Some.Tags, Some.Contacts);

        read.Lines.Logs("WARN").Order().ShouldBe(
        [
            "Stream `contacts`: an entry of the record list is not a JSON object; it is left out.",
            "Stream `tags`: an entry of the record list is not a JSON object: 3 times in all; the first is named above.",
            "Stream `tags`: an entry of the record list is not a JSON object; it is left out.",
        ]);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_the_plan_warns_of_is_said_first()
    {
        var read = new Read(Workspace.Small());

        await read.RunAsync([Some.Tags], Some.States((Some.Contacts, "{}")));

        read.Lines[0].IsLog("WARN").ShouldBeTrue();
    }

    [Fact(Timeout = 20_000)]
    public async Task No_more_requests_than_workers_are_under_way()
    {
        int underWay = 0, most = 0;
        var api = Workspace.Small(Some.Settings with { Workers = 3 });
        api.BeforePage = async (_, _, _) =>
        {
            var now = Interlocked.Increment(ref underWay);
            for (var seen = most; now > seen; seen = most) Interlocked.CompareExchange(ref most, now, seen);
            for (var i = 0; i < 20; i++) await Task.Yield();
            Interlocked.Decrement(ref underWay);
        };

        await Read.OfAsync(api, Workspace.AllStreams);

        most.ShouldBe(3);
    }
}
