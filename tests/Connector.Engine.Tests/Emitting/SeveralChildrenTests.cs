using Airbyte.Protocol;
using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

/// <summary>Several streams of children that share one pass over their parents, some of whose records hold them.</summary>
public sealed class SeveralChildrenTests
{
    private static readonly StreamDefinition[] _all = [Some.Conversations, Some.Parts, Some.Ratings];

    [Fact(Timeout = 20_000)]
    public async Task One_pass_over_the_parents_feeds_them_all()
    {
        var read = await Read.OfAsync(Api(), _all);

        foreach (var stream in _all) read.Lines.IsEnded(stream.Name).ShouldBe("COMPLETE");
        foreach (var stream in _all[1..]) read.Lines.Ids(stream.Name).Count.ShouldBe(50);
        read.Api.Requests.Count(partition => partition.Stream == Some.Conversations).ShouldBe(3);
        read.CountsShouldAddUp(_all);
    }

    [Fact(Timeout = 20_000)]
    public async Task Children_that_parents_hold_are_not_asked_for_but_those_of_the_others_are()
    {
        var api = Api();
        api.Inline["ratings"] = ["v3", "v17"];

        var read = await Read.OfAsync(api, _all);

        read.Api.Requests.Where(partition => partition.Stream == Some.Ratings).Select(partition => partition.Parent!.Id).ShouldBe(["v3", "v17"], ignoreOrder: true);
        read.Lines.Ids("ratings").Count.ShouldBe(50);
        read.Lines.States("ratings")[^1].Watermark().ShouldBe(Some.Cap);
        read.CountsShouldAddUp(_all);
        api.PagesOut.ShouldBe(0);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_parent_that_is_asked_for_and_fails_holds_the_watermark_back()
    {
        var api = Api();
        api.Inline["ratings"] = ["v3"];
        api.BeforePage = (partition, _, _) => partition.Stream == Some.Ratings ? throw new ConnectorException(FailureKind.TransientError, "503.") : Task.CompletedTask;

        var read = await Read.OfAsync(api, _all);

        read.Lines.IsEnded("ratings").ShouldBe("INCOMPLETE");
        read.Lines.IsEnded("conversation_parts").ShouldBe("COMPLETE");
        read.Lines.Ids("ratings").Count.ShouldBe(48);
        read.Lines.States("ratings")[^1].Watermark().ShouldBeLessThan(Some.StartDate + (3 * 60));
        api.PagesOut.ShouldBe(0);
    }

    [Fact(Timeout = 20_000)]
    public async Task When_all_the_children_failed_and_nothing_else_is_wanted_the_pass_ends()
    {
        var api = Api(rows: 400);
        api.BeforePage = (partition, _, _) => partition.Parent is not null ? throw new ConnectorException(FailureKind.ConfigError, "Grant it.") : Task.CompletedTask;

        var read = await Read.OfAsync(api, Some.Parts, Some.Ratings);

        read.Lines.Errors().Count().ShouldBe(2);
        read.Api.Requests.Count(partition => partition.Stream == Some.Conversations).ShouldBeLessThan(40);
    }

    [Fact(Timeout = 20_000)]
    public async Task When_one_of_them_failed_the_pass_goes_on_for_the_others()
    {
        var api = Api(rows: 400);
        var read = new Read(api);
        api.BeforePage = async (partition, number, _) =>
        {
            if (partition.Stream == Some.Parts) throw new ConnectorException(FailureKind.ConfigError, "Grant it.");
            if (partition.Parent is null && number == 5) await read.SeenAsync(line => line.IsStatus("conversation_parts", "INCOMPLETE"));
        };

        await read.RunAsync([Some.Parts, Some.Ratings], []);

        read.Lines.IsEnded("ratings").ShouldBe("COMPLETE");
        read.Lines.Ids("ratings").Count.ShouldBe(800);
    }

    [Fact(Timeout = 20_000)]
    public async Task And_goes_on_where_the_first_of_them_is_owed_something()
    {
        var api = new InMemoryApi();
        api.Rows["conversations"] = [.. Workspace.Rows("v", 500), new Row("middle", Some.Now - 50_000), new Row("new", Some.Now - 5_000)];
        api.AddChildren(Some.Ratings);
        var read = new Read(api);
        api.BeforePage = async (partition, number, _) =>
        {
            if (partition.Stream == Some.Parts) throw new ConnectorException(FailureKind.ConfigError, "Grant it.");
            if (partition.Parent is null && number == 5) await read.SeenAsync(line => line.IsStatus("conversation_parts", "INCOMPLETE"));
        };

        await read.RunAsync(_all, Some.States((Some.Conversations, State(Some.Now - 100_000)), (Some.Ratings, State(Some.Now - 6_000))));

        read.Lines.Ids("conversations").ShouldBe(["middle", "new"]);
        read.Lines.Ids("ratings").ShouldBe(["new.1", "new.2"], ignoreOrder: true);
        api.Requests.Count(request => request.Parent is null).ShouldBeLessThan(14);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_optional_child_of_a_parent_that_is_refused_is_passed_over()
    {
        var refusal = new ConnectorException(FailureKind.ConfigError, "Grant `Read conversations`.");
        var api = Api();
        api.BeforePage = (_, _, _) => throw new StreamRefusedException(refusal);
        var optional = Some.Ratings with { Optional = true };
        var catalog = new StreamCatalog([Some.Conversations, Some.Parts, optional], _ => []);
        var plan = new Planner(catalog, Some.Settings, DateTimeOffset.FromUnixTimeSeconds(Some.Now)).Plan(Some.Select(Some.Conversations, Some.Parts, optional), Some.States());
        var events = System.Threading.Channels.Channel.CreateUnbounded<SyncEvent>();

        await new PartitionScheduler(api, 2, events.Writer).RunAsync(plan, TestContext.Current.CancellationToken);
        events.Writer.Complete();

        var ends = (await events.Reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync()).OfType<SyncEvent.StreamEnded>().ToDictionary(end => end.Stream.Name, end => end.Failure);
        ends["conversations"].ShouldBe(refusal);
        ends["conversation_parts"].ShouldBeOfType<ConnectorException>().Message.ShouldContain("is not whole, because `conversations`");
        ends["ratings"].ShouldBeOfType<StreamUnavailableException>().Message
            .ShouldBe("Stream `ratings` has no records, because `conversations`, by which it is read, is refused: Grant `Read conversations`.");
    }

    private static string State(long watermark) => $$"""{"updated_at":{{watermark}},"start_date":{{Some.StartDate}}}""";

    private static InMemoryApi Api(int rows = 25)
    {
        var api = new InMemoryApi();
        api.Rows["conversations"] = Workspace.Rows("v", rows);
        api.AddChildren(Some.Parts);
        api.AddChildren(Some.Ratings);
        return api;
    }
}
