using Container.Tests.Support;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Container.Tests.Behaviour;

/// <summary>All that a cluster may take from a container: a file system to write to, capabilities, a user of the image, the network.</summary>
public sealed class LockedDownTests
{
    private const string Stranger = "65532:65532";

    [Fact(Timeout = Limits.Build)]
    public async Task Spec_needs_nothing()
    {
        var run = await Locked(await ConnectorContainer.OfflineAsync()).RunAsync("spec");

        run.ExitCode.ShouldBe(0);
        run.Messages.ShouldHaveSingleItem().Value<string>("type").ShouldBe("SPEC");
    }

    [Fact(Timeout = Limits.Build)]
    public async Task Check_discover_and_read_need_their_files_and_the_api_only()
    {
        await using var sandbox = await Sandboxes.SmallAsync();
        using var files = new MountedFiles(sandbox.Token, StreamName.All);
        var connector = Locked(await ConnectorContainer.AtAsync(sandbox, files));

        var check = await connector.RunAsync(ConnectorContainer.Check);
        var discover = await connector.RunAsync(ConnectorContainer.Discover);
        var read = await connector.RunAsync(ConnectorContainer.Read);

        check.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("status").ShouldBe("SUCCEEDED");
        discover.Single("CATALOG", "catalog")["streams"]!.Select(stream => (string?)stream["name"]).ShouldBe(StreamName.All, ignoreOrder: true);
        read.ShouldBeExact(sandbox, StreamName.All);
    }

    [Fact(Timeout = Limits.Build)]
    public async Task Without_network_a_check_says_so_and_ends()
    {
        using var files = new MountedFiles(Sandboxes.Token, []);

        var run = await Locked(await ConnectorContainer.OfflineAsync()).WithBindMount(files.Folder, "/in", AccessMode.ReadOnly).RunAsync(ConnectorContainer.Check);

        run.ExitCode.ShouldBe(0);
        run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("status").ShouldBe("FAILED");
    }

    [Fact(Timeout = Limits.Build)]
    public async Task Where_it_may_write_it_writes_nothing_but_its_output()
    {
        await using var sandbox = await Sandboxes.SmallAsync();
        using var files = new MountedFiles(sandbox.Token, StreamName.All);
        // Mounted where a folder is, so that the engine itself need not make one.
        await using var container = (await ConnectorContainer.AtAsync(sandbox)).WithBindMount(files.Folder, "/airbyte/data", AccessMode.ReadOnly)
            .WithCommand("read", "--config", "/airbyte/data/config.json", "--catalog", "/airbyte/data/catalog.json").Build();
        await container.StartAsync(TestContext.Current.CancellationToken);

        (await container.GetExitCodeAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        (await FileChanges.OfAsync(container, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private static ContainerBuilder Locked(ContainerBuilder connector) =>
        connector.WithReadOnlyRootFilesystem().WithoutCapabilities().WithUser(Stranger);
}
