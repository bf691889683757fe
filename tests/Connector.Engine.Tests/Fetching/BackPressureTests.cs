using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Fetching;

/// <summary>More parents than the queue holds.</summary>
public sealed class BackPressureTests
{
    [Fact(Timeout = 20_000)]
    public async Task One_worker_reads_more_parents_than_the_queue_holds()
    {
        var api = new InMemoryApi { Settings = Some.Settings with { Workers = 1 }, PageSize = 150 };
        api.Rows["conversations"] = Workspace.Rows("v", 2_500);

        var read = await Read.OfAsync(api, Some.Conversations, Some.Parts);

        read.Lines.IsEnded("conversation_parts").ShouldBe("COMPLETE");
        api.Requests.Count(request => request.Parent is not null).ShouldBe(2_500);
    }

    [Fact(Timeout = 20_000)]
    public async Task Between_the_pages_of_one_parents_children_others_get_their_turn()
    {
        var api = new InMemoryApi { Settings = Some.Settings with { Workers = 1 }, BeforePage = YieldAsync };
        api.Rows["contacts"] = Workspace.Rows("k", 300);
        api.Rows["conversations"] = Workspace.Rows("v", 1);
        api.Children[("conversation_parts", "v0")] = Workspace.Rows("p", 50);

        await Read.OfAsync(api, Some.Contacts, Some.Parts);

        var asked = api.Requests.Select(request => request.Stream.Name).ToList();
        asked[asked.IndexOf("conversation_parts")..asked.LastIndexOf("conversation_parts")].ShouldContain("contacts");
    }

    /// <summary>The API ends a scroll whose requests pause: its pages are asked for before any child, however many there are.</summary>
    [Fact(Timeout = 20_000)]
    public async Task Parents_that_must_not_wait_do_not_wait_for_their_children()
    {
        var api = new InMemoryApi { Settings = Some.Settings with { Workers = 1 }, PageSize = 150 };
        api.Rows["companies"] = Workspace.Rows("c", 2_500);
        var childrenBefore = int.MaxValue;
        api.BeforePage = (partition, number, _) =>
        {
            if (partition.Parent is null && number == 16) childrenBefore = api.Requests.Count(request => request.Parent is not null);
            return Task.CompletedTask;
        };

        var read = await Read.OfAsync(api, Some.Companies, Some.Segments);

        childrenBefore.ShouldBeLessThan(500);
        read.Lines.IsEnded("company_segments").ShouldBe("COMPLETE");
    }

    private static async Task YieldAsync(Partition partition, int number, CancellationToken cancellationToken)
    {
        for (var i = 0; i < 20; i++) await Task.Yield();
    }
}
