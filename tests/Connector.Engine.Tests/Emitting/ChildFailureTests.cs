using Airbyte.Protocol;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

public sealed class ChildFailureTests
{
    private static ConnectorException Failure => new(FailureKind.TransientError, "HTTP 500.");

    [Fact(Timeout = 20_000)]
    public async Task One_parent_whose_children_never_come_is_named_and_the_others_come()
    {
        var api = Workspace.Small();
        api.BeforePage = (partition, _, _) => partition.Parent?.Id == "v7" ? throw Failure : Task.CompletedTask;

        var read = await Read.OfAsync(api, Some.Conversations, Some.Parts);

        read.Lines.Ids("conversation_parts").Count.ShouldBe(48);
        read.Lines.IsEnded("conversations").ShouldBe("COMPLETE");
        read.Lines.IsEnded("conversation_parts").ShouldBe("INCOMPLETE");
        ((string)read.Lines.Errors().ShouldHaveSingleItem()["message"]!).ShouldContain("conversations v7, which could not be read");
        ((string)read.Lines.Errors()[0]["message"]!).ShouldContain("HTTP 500.");
        Promise.ShouldHold(api, read.Lines, Some.Parts);
    }

    [Fact(Timeout = 20_000)]
    public async Task Its_state_stays_below_that_parent_and_keeps_the_rest_so_that_the_next_sync_asks_for_it_alone()
    {
        var api = Workspace.Small();
        api.BeforePage = (partition, _, _) => partition.Parent?.Id == "v7" ? throw Failure : Task.CompletedTask;
        var first = await Read.OfAsync(api, Some.Parts);
        var state = first.Lines.States("conversation_parts")[^1];
        state.Watermark().ShouldBe(Some.StartDate + (7 * 60) - 1);
        api.BeforePage = null;
        api.Requests.Clear();

        var read = new Read(api);
        await read.RunAsync([Some.Parts], Some.States((Some.Parts, state.ToString())));

        read.Lines.Ids("conversation_parts").Order().ShouldBe(["v7.1", "v7.2"]);
        api.Requests.Count(request => request.Parent is not null).ShouldBe(1);
        read.Lines.IsEnded("conversation_parts").ShouldBe("COMPLETE");
    }

    [Fact(Timeout = 20_000)]
    public async Task Several_in_a_row_end_the_stream()
    {
        var api = Workspace.Small(Some.Settings with { Workers = 1 });
        api.BeforePage = (partition, _, _) => partition.Parent is null ? Task.CompletedTask : throw Failure;

        var read = await Read.OfAsync(api, Some.Conversations, Some.Parts);

        api.Requests.Count(request => request.Parent is not null).ShouldBe(5);
        ((string)read.Lines.Errors().ShouldHaveSingleItem()["message"]!).ShouldBe("HTTP 500.");
    }

    [Fact(Timeout = 20_000)]
    public async Task One_that_a_list_brings_again_and_again_is_one()
    {
        var api = new InMemoryApi { Settings = Some.Settings with { Workers = 1 }, PageSize = 50 };
        var rows = Workspace.Rows("v", 8);
        api.Rows["conversations"] = [rows[0], .. Enumerable.Repeat(rows[1], 7), .. rows.Skip(2)];
        api.AddChildren(Some.Parts);
        api.BeforePage = (partition, _, _) => partition.Parent?.Id == "v1" ? throw Failure : Task.CompletedTask;

        var read = await Read.OfAsync(api, Some.Parts);

        ((string)read.Lines.Errors().ShouldHaveSingleItem()["message"]!).ShouldContain("conversations v1, which could not be read");
        read.Lines.Ids("conversation_parts").ShouldContain("v7.1");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_few_in_a_row_do_not_and_only_so_many_are_named()
    {
        var api = new InMemoryApi { Settings = Some.Settings with { Workers = 1 }, PageSize = 50 };
        api.Rows["conversations"] = Workspace.Rows("v", 50);
        api.AddChildren(Some.Parts);
        api.BeforePage = (partition, _, _) => partition.Parent is { } parent && int.Parse(parent.Id[1..]) % 5 != 0 ? throw Failure : Task.CompletedTask;

        var read = await Read.OfAsync(api, Some.Parts);

        read.Lines.Ids("conversation_parts").Count.ShouldBe(20);
        ((string)read.Lines.Errors().ShouldHaveSingleItem()["message"]!).ShouldContain("v1, v2, v3, v4, v6, v7, v8, v9, v11, v12 and 30 more,");
    }

    [Fact(Timeout = 20_000)]
    public async Task Of_several_failures_the_first_gives_the_reason()
    {
        var api = Workspace.Small(Some.Settings with { Workers = 1 });
        api.BeforePage = (partition, _, _) => partition.Parent?.Id is "v3" or "v7"
            ? throw new ConnectorException(FailureKind.TransientError, $"HTTP 500 of {partition.Parent.Id}.")
            : Task.CompletedTask;

        var read = await Read.OfAsync(api, Some.Parts);

        ((string)read.Lines.Errors().ShouldHaveSingleItem()["message"]!).ShouldBe(
            "Stream `conversation_parts` lacks the records of conversations v3, v7, which could not be read; all others were, and the next sync asks only for "
            + "these again. HTTP 500 of v3.");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_missing_permission_ends_the_stream_with_the_first_parent()
    {
        var api = Workspace.Small(Some.Settings with { Workers = 1 });
        api.BeforePage = (partition, _, _) => partition.Parent is null ? Task.CompletedTask : throw ConnectorException.Config("Grant it.");

        await Read.OfAsync(api, Some.Parts);

        api.Requests.Count(request => request.Parent is not null).ShouldBe(1);
    }

    [Fact(Timeout = 20_000)]
    public async Task With_the_stream_the_requests_for_other_children_end()
    {
        var api = Workspace.Small(Some.Settings with { Workers = 4 });
        var others = new TaskCompletionSource();
        var asked = 0;
        api.BeforePage = async (partition, _, cancellationToken) =>
        {
            if (partition.Parent is null) return;
            if (Interlocked.Increment(ref asked) == 4) others.SetResult();
            await others.Task.WaitAsync(cancellationToken);
            if (partition.Parent.Id == "v0") throw ConnectorException.Config("Grant it.");
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        };

        var read = await Read.OfAsync(api, Some.Parts);

        asked.ShouldBe(4);
        ((string)read.Lines.Errors().ShouldHaveSingleItem()["message"]!).ShouldBe("Grant it.");
    }

    /// <summary>P5: at once, not when its parent's pass comes to its end; and what it alone was read for is left.</summary>
    [Fact(Timeout = 20_000)]
    public async Task A_child_that_fails_ends_while_its_parents_are_still_being_read()
    {
        var api = new InMemoryApi();
        api.Rows["conversations"] = Workspace.Rows("v", 100);
        var read = new Read(api);
        api.BeforePage = async (partition, number, _) =>
        {
            if (partition.Parent is not null) throw ConnectorException.Config("Grant it.");
            if (number == 5) await read.SeenAsync(line => line.IsStatus("conversation_parts", "INCOMPLETE"));
        };

        await read.RunAsync([Some.Conversations, Some.Parts], []);

        read.Lines.Ids("conversations").Count.ShouldBe(100);
        read.Lines.IsEnded("conversations").ShouldBe("COMPLETE");
    }

    [Fact(Timeout = 20_000)]
    public async Task Parents_that_are_read_for_it_alone_are_asked_for_no_more()
    {
        var api = new InMemoryApi();
        api.Rows["conversations"] = Workspace.Rows("v", 100);
        var read = new Read(api);
        api.BeforePage = async (partition, number, cancellationToken) =>
        {
            if (partition.Parent is not null) throw ConnectorException.Config("Grant it.");
            if (number == 5) await Task.Delay(Timeout.InfiniteTimeSpan, read.Clock, cancellationToken);
        };

        await read.RunAsync([Some.Parts], []);

        read.Lines.Course("conversation_parts").ShouldBe("STARTED state INCOMPLETE ERROR");
        ((string)read.Lines.Errors().ShouldHaveSingleItem()["message"]!).ShouldBe("Grant it.");
    }

    /// <summary>The rows go on from their own watermark; the years before were read for their children.</summary>
    [Fact(Timeout = 20_000)]
    public async Task A_pass_goes_on_where_its_rows_are_owed()
    {
        var api = new InMemoryApi();
        api.Rows["conversations"] = [.. Workspace.Rows("v", 500), new Row("new", Some.Now - 5_000)];
        var read = new Read(api);
        api.BeforePage = async (partition, number, _) =>
        {
            if (partition.Parent is not null) throw ConnectorException.Config("Grant it.");
            if (number == 5) await read.SeenAsync(line => line.IsStatus("conversation_parts", "INCOMPLETE"));
        };

        await read.RunAsync([Some.Conversations, Some.Parts], Some.States((Some.Conversations, $$"""{"updated_at":{{Some.Now - 6_000}},"start_date":{{Some.StartDate}}}""")));

        read.Lines.Ids("conversations").ShouldBe(["new"]);
        api.Requests.Count(request => request.Parent is null).ShouldBeLessThan(12);
        read.Lines.States("conversations")[^1].Watermark().ShouldBe(Some.Cap);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_a_pass_has_left_out_for_it_is_not_claimed_for_its_rows()
    {
        const long Saved = Some.Now - 6_000;
        var api = new InMemoryApi();
        api.Rows["conversations"] = [.. Workspace.Rows("v", 500), new Row("new", Some.Now - 5_000)];
        var read = new Read(api);
        api.BeforePage = async (partition, number, _) =>
        {
            if (partition.Parent is not null) throw ConnectorException.Config("Grant it.");
            if (partition.Window.From == Saved) throw Failure;
            if (number == 5) await read.SeenAsync(line => line.IsStatus("conversation_parts", "INCOMPLETE"));
        };

        await read.RunAsync([Some.Conversations, Some.Parts], Some.States((Some.Conversations, $$"""{"updated_at":{{Saved}},"start_date":{{Some.StartDate}}}""")));

        read.Lines.IsEnded("conversations").ShouldBe("INCOMPLETE");
        read.Lines.States("conversations")[^1].Watermark().ShouldBe(Saved);
    }

    /// <summary>The refresh of its parents has ended, so that they are read for it alone.</summary>
    [Fact(Timeout = 20_000)]
    public async Task A_pass_whose_rows_owe_nothing_ends_with_it()
    {
        var api = new InMemoryApi();
        api.Rows["conversations"] = Workspace.Rows("v", 500);
        var read = new Read(api);
        api.BeforePage = async (partition, number, _) =>
        {
            if (partition.Parent is not null) throw ConnectorException.Config("Grant it.");
            if (number == 5) await read.SeenAsync(line => line.IsStatus("conversation_parts", "INCOMPLETE"));
        };
        var ended = $$$"""{"updated_at":{{{Some.Now - 5_000}}},"start_date":{{{Some.StartDate}}},"refresh":{"ended":true,"sync_id":7}}""";

        await read.RunAsync(Some.Refresh(7, Some.Conversations, Some.Parts), Some.States((Some.Conversations, ended)));

        api.Requests.Count(request => request.Parent is null).ShouldBeLessThan(12);
        read.Lines.IsEnded("conversations").ShouldBe("COMPLETE");
        read.Lines.States("conversations").ShouldHaveSingleItem().ToString(Newtonsoft.Json.Formatting.None).ShouldBe(ended);
    }
}
