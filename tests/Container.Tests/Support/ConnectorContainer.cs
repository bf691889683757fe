using System.Text;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using Intercom.Sandbox;
using TestKit;

namespace Container.Tests.Support;

/// <summary>The connector's image at work against a sandbox on the host's loopback.</summary>
internal static class ConnectorContainer
{
    /// <summary>Where <see cref="MountedFiles"/> are mounted, read-only.</summary>
    private const string Inputs = "/in";

    public static string[] Check => ["check", "--config", $"{Inputs}/config.json"];

    public static string[] Discover => ["discover", "--config", $"{Inputs}/config.json"];

    public static string[] Read => ["read", "--config", $"{Inputs}/config.json", "--catalog", $"{Inputs}/catalog.json"];

    public static string[] Resume => [.. Read, "--state", $"{Inputs}/state.json"];

    /// <summary>A container of the image.</summary>
    public static async Task<ContainerBuilder> BuilderAsync() => new ContainerBuilder(await RepositoryImages.ConnectorAsync());

    /// <summary>A container of the image without network.</summary>
    public static async Task<ContainerBuilder> OfflineAsync() => (await BuilderAsync()).WithNetworkMode("none");

    /// <summary>A container that reaches the sandbox.</summary>
    public static async Task<ContainerBuilder> AtAsync(SandboxServer sandbox) =>
        (await BuilderAsync()).WithNetworkMode("host").WithEnvironment("INTERCOM_BASE_URL", sandbox.BaseUrl);

    /// <summary>The same with its inputs mounted.</summary>
    public static async Task<ContainerBuilder> AtAsync(SandboxServer sandbox, MountedFiles files) =>
        (await AtAsync(sandbox)).WithBindMount(files.Folder, Inputs, AccessMode.ReadOnly);

    /// <summary>Runs it to its end; the output keeps the rules that hold for all commands, or the test fails.</summary>
    public static async Task<SourceRun> RunAsync(this ContainerBuilder builder, params string[] command)
    {
        await using var container = builder.WithCommand(command).Build();
        var output = new AttachedOutput(container);
        await container.StartAsync(TestContext.Current.CancellationToken);
        return await container.EndAsync(output);
    }

    /// <summary>Waits for the end of a container that is running.</summary>
    public static async Task<SourceRun> EndAsync(this IContainer container, AttachedOutput output, bool wasStopped = false)
    {
        var exitCode = await container.GetExitCodeAsync(TestContext.Current.CancellationToken);
        await output.CompleteAsync(TestContext.Current.CancellationToken);
        var stderr = Encoding.UTF8.GetString(output.Stderr);
        return new RunReader(Sandboxes.Token).Read((int)exitCode, output.Stdout, stderr, wasStopped: wasStopped);
    }
}
