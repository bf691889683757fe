using Airbyte.Protocol;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

public sealed class IsolationTests
{
    [Fact(Timeout = 20_000)]
    public async Task A_stream_that_fails_ends_incomplete_with_one_error_and_the_others_complete()
    {
        var api = Failing("contacts", page: 1, new ConnectorException(FailureKind.ConfigError, "Grant `Read contacts`."));

        var read = await Read.OfAsync(api, Workspace.AllStreams);

        read.Lines.Course("contacts").ShouldBe("STARTED RUNNING record state INCOMPLETE ERROR");
        var error = read.Lines.Errors().ShouldHaveSingleItem();
        ((string?)error["message"], (string?)error["failure_type"], (string?)error["stream_descriptor"]!["name"])
            .ShouldBe(("Grant `Read contacts`.", "config_error", "contacts"));
        foreach (var stream in Workspace.AllStreams.Where(stream => stream.Name != "contacts"))
            read.Lines.Course(stream.Name).ShouldBe("STARTED RUNNING record state COMPLETE", stream.Name);
        read.ExitCode.ShouldBe(ExitCode.Failure);
        read.CountsShouldAddUp(Workspace.AllStreams);
    }

    [Fact(Timeout = 20_000)]
    public async Task Its_state_stays_at_what_was_written_before()
    {
        var api = Failing("contacts", page: 2, new ConnectorException(FailureKind.TransientError, "503."));

        var read = await Read.OfAsync(api, Some.Contacts);

        read.Lines.Ids("contacts").Count.ShouldBe(20);
        read.Lines.States("contacts")[^1].Watermark().ShouldBe(Some.StartDate + (19 * 60) - 1, "the last second read may not have been over");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_substream_that_fails_leaves_its_parent_whole()
    {
        var api = Failing("conversation_parts", page: 0, new ConnectorException(FailureKind.TransientError, "503."));

        var read = await Read.OfAsync(api, Some.Conversations, Some.Parts);

        read.Lines.Course("conversations").ShouldBe("STARTED RUNNING record state COMPLETE");
        read.Lines.Ids("conversations").Count.ShouldBe(25);
        read.Lines.Course("conversation_parts").ShouldBe("STARTED state INCOMPLETE ERROR");
        read.Lines.States("conversation_parts")[^1].Watermark().ShouldBe(Some.StartDate - 1);
    }

    [Fact(Timeout = 20_000)]
    public async Task More_parents_than_the_queue_holds_do_not_block_when_their_children_failed()
    {
        var api = new InMemoryApi { PageSize = 150 };
        api.Rows["conversations"] = Workspace.Rows("v", 4_000);
        api.BeforePage = (partition, _, _) => partition.Parent is null ? Task.CompletedTask : throw new ConnectorException(FailureKind.TransientError, "503.");

        var read = await Read.OfAsync(api, Some.Conversations, Some.Parts);

        read.Lines.Ids("conversations").Count.ShouldBe(4_000);
        read.Lines.IsEnded("conversations").ShouldBe("COMPLETE");
        read.Lines.IsEnded("conversation_parts").ShouldBe("INCOMPLETE");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_parent_that_fails_leaves_its_substream_incomplete_with_the_reason()
    {
        var api = Failing("conversations", page: 1, new ConnectorException(FailureKind.ConfigError, "Grant `Read conversations`."));

        var read = await Read.OfAsync(api, Some.Conversations, Some.Parts);

        read.Lines.IsEnded("conversations").ShouldBe("INCOMPLETE");
        read.Lines.IsEnded("conversation_parts").ShouldBe("INCOMPLETE");
        read.Lines.Ids("conversation_parts").Count.ShouldBe(20, "children of the parents that did come");
        read.Lines.Errors().Select(error => (string?)error["stream_descriptor"]!["name"]).Order().ShouldBe(["conversation_parts", "conversations"]);
        read.Lines.Errors().ShouldAllBe(error => ((string)error["message"]!).Contains("Grant `Read conversations`."));
        read.Lines.States("conversation_parts")[^1].Watermark().ShouldBe(Some.StartDate + (9 * 60) - 1);
    }

    [Theory(Timeout = 20_000)]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task Whatever_a_source_throws_is_one_error_of_that_stream(Type type)
    {
        var api = Failing("contacts", page: 1, (Exception)Activator.CreateInstance(type, "unforeseen")!);

        var read = await Read.OfAsync(api, Some.Contacts, Some.Tags);

        var error = read.Lines.Errors().ShouldHaveSingleItem();
        ((string?)error["failure_type"], (string?)error["stream_descriptor"]!["name"]).ShouldBe(("system_error", "contacts"));
        ((string?)error["message"]).ShouldNotBeNull().ShouldContain(type.Name);
        read.Lines.IsEnded("tags").ShouldBe("COMPLETE");
        read.ExitCode.ShouldBe(ExitCode.Failure);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_stream_that_is_not_served_is_passed_over_with_a_warning_and_its_state_unchanged()
    {
        var api = Failing("contacts", page: 0, new StreamUnavailableException("No tickets on this plan."));
        var read = new Read(api);
        var saved = Some.Now - (50 * Some.Day);

        await read.RunAsync([Some.Contacts, Some.Tags], Some.States((Some.Contacts, $$"""{"updated_at":{{saved}},"closed":[[{{saved + 10}},{{saved + 20}}]],"start_date":{{Some.StartDate}}}""")));

        read.Lines.Course("contacts").ShouldBe("STARTED state COMPLETE");
        read.Lines.Logs("WARN").ShouldBe(["No tickets on this plan."]);
        read.Lines.States("contacts").ShouldHaveSingleItem().ToString(Newtonsoft.Json.Formatting.None)
            .ShouldBe($$"""{"updated_at":{{saved}},"closed":[[{{saved + 10}},{{saved + 20}}]],"start_date":{{Some.StartDate}}}""");
        read.ExitCode.ShouldBe(ExitCode.Success);
    }

    [Fact(Timeout = 20_000)]
    public async Task Parents_deleted_before_their_turn_are_skipped_and_counted()
    {
        var api = Workspace.Small();
        api.BeforePage = (partition, _, _) => partition.Parent is { Id: "v3" or "v7" } ? throw new PartitionGoneException("404") : Task.CompletedTask;

        var read = await Read.OfAsync(api, Some.Parts);

        read.Lines.Ids("conversation_parts").Count.ShouldBe(46);
        read.Lines.IsEnded("conversation_parts").ShouldBe("COMPLETE");
        read.Lines.Logs("INFO").ShouldContain(message => message.Contains("2 records of `conversations` deleted"));
        read.Lines.States("conversation_parts")[^1].Watermark().ShouldBe(Some.Cap);
    }

    private static InMemoryApi Failing(string stream, int page, Exception failure)
    {
        var api = Workspace.Small();
        api.BeforePage = (partition, number, _) => partition.Stream.Name == stream && number == page ? throw failure : Task.CompletedTask;
        return api;
    }
}
