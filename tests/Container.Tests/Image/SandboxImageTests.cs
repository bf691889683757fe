using System.Text.RegularExpressions;
using Container.Tests.Support;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using TestKit;

namespace Container.Tests.Image;

/// <summary>The sandbox in a container of its own, and the connector beside it.</summary>
public sealed partial class SandboxImageTests
{
    [Fact(Timeout = Limits.Build)]
    public async Task A_connector_that_shares_its_network_reads_from_it()
    {
        await using var sandbox = new ContainerBuilder(await RepositoryImages.SandboxAsync()).WithStopGrace(TimeSpan.FromSeconds(20))
            .WithNetworkMode("none").WithReadOnlyRootFilesystem().WithoutCapabilities().WithCommand("--token", Sandboxes.Token).Build();
        await sandbox.StartAsync(TestContext.Current.CancellationToken);
        var url = await UrlAsync(sandbox, TestContext.Current.CancellationToken);
        using var files = new MountedFiles(Sandboxes.Token, ["contacts"]);

        var run = await (await ConnectorContainer.BuilderAsync()).WithNetworkMode($"container:{sandbox.Id}")
            .WithEnvironment("INTERCOM_BASE_URL", url).WithBindMount(files.Folder, "/in", AccessMode.ReadOnly).RunAsync(ConnectorContainer.Read);

        run.ExitCode.ShouldBe(0);
        run.Records.Count.ShouldBe(1_000);
        await sandbox.StopAsync(TestContext.Current.CancellationToken);
        (await sandbox.GetExitCodeAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        (await sandbox.GetLogsAsync(timestampsEnabled: false, ct: TestContext.Current.CancellationToken)).Stdout.ShouldContain("\"requests\":");
    }

    private static async Task<string> UrlAsync(IContainer sandbox, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (stdout, stderr) = await sandbox.GetLogsAsync(timestampsEnabled: false, ct: cancellationToken);
            stderr.ShouldBeEmpty();
            if (Url().Match(stdout) is { Success: true } found) return found.Value;
            await Task.Delay(TimeSpan.FromMilliseconds(200), WallClock.Instance, cancellationToken);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+(?=\n)")]
    private static partial Regex Url();
}
