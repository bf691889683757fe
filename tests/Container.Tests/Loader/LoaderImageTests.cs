using Container.Tests.Support;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Container.Tests.Loader;

/// <summary>The loader in its container: what it needs, what it writes, and that it may be killed.</summary>
public sealed class LoaderImageTests
{
    [Fact(Timeout = Limits.Build)]
    public async Task It_runs_as_nobody_in_particular_and_is_no_larger_than_its_libraries()
    {
        var image = await ImageConfig.OfAsync(await RepositoryImages.LoaderAsync(), TestContext.Current.CancellationToken);

        image.User.ShouldNotBeOneOf("", "0", "root");
        image.Entrypoint.ShouldBe(["/loader/intercom-loader"]);
    }

    [Fact(Timeout = Limits.Build)]
    public async Task Locked_down_it_loads_into_the_folder_it_is_given()
    {
        await using var sandbox = await Sandboxes.SmallAsync();
        using var loader = new LoaderContainer(sandbox);

        var load = await loader.AskAsync("load");

        load["objects"]!.ShouldAllBe(entry => (string?)entry["result"] == "succeeded");
        (await CountAsync(loader, StreamName.Contacts)).ShouldBe(sandbox.Workspace.Truth(StreamName.Contacts).Count);
        (await CountAsync(loader, StreamName.ConversationParts)).ShouldBe(sandbox.Workspace.Truth(StreamName.ConversationParts).Count);
        (await loader.AskAsync("load"))["objects"]!.Sum(entry => (long)entry["inserted"]! + (long)entry["updated"]!).ShouldBe(0);
    }

    [Fact(Timeout = Limits.Build)]
    public async Task Killed_in_the_midst_the_next_container_goes_on()
    {
        await using var sandbox = await Sandboxes.StartAsync(new SandboxOptions
        {
            Workspace = new WorkspaceOptions { Contacts = 300, Companies = 40, Conversations = 400, Tickets = 40 },
            Latency = TimeSpan.FromMilliseconds(40),
        });
        using var loader = new LoaderContainer(sandbox);
        string[] load = ["load", "--objects", "conversations,conversation_parts,contacts"];
        await using (var container = (await loader.BuilderAsync(load)).WithStopGrace(TimeSpan.Zero).Build())
        {
            await container.StartAsync(TestContext.Current.CancellationToken);
            while (sandbox.Report.Requests < 150) await Task.Delay(TimeSpan.FromMilliseconds(20), WallClock.Instance, TestContext.Current.CancellationToken);
            await container.StopAsync(TestContext.Current.CancellationToken);
        }

        await loader.AskAsync(load);

        (await loader.AskAsync("query", "SELECT run_id FROM intercom._intercom_runs WHERE result = 'lost'")).Count().ShouldBe(1);
        foreach (var stream in new[] { StreamName.Conversations, StreamName.ConversationParts, StreamName.Contacts })
            (await CountAsync(loader, stream)).ShouldBe(sandbox.Workspace.Truth(stream).Count, stream);
    }

    /// <summary>Rows, and one of each.</summary>
    private static async Task<long> CountAsync(LoaderContainer loader, string stream)
    {
        var answer = await loader.AskAsync("query", $"SELECT count(*) AS n, count(DISTINCT id) AS ids FROM intercom.intercom_{stream} WHERE _deleted_at IS NULL");
        ((long)answer[0]!["n"]!).ShouldBe((long)answer[0]!["ids"]!);
        return (long)answer[0]!["n"]!;
    }
}
