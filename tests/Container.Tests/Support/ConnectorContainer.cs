using System.Text;
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

    /// <summary>A container of the image without network.</summary>
    public static async Task<ContainerBuilder> OfflineAsync() => new ContainerBuilder().WithImage(await RepositoryImages.ConnectorAsync()).WithNetwork("none");

    /// <summary>A container that reaches the sandbox.</summary>
    public static async Task<ContainerBuilder> AtAsync(SandboxServer sandbox) => new ContainerBuilder()
        .WithImage(await RepositoryImages.ConnectorAsync()).WithNetwork("host").WithEnvironment("INTERCOM_BASE_URL", sandbox.BaseUrl);

    /// <summary>The same with its inputs mounted.</summary>
    public static async Task<ContainerBuilder> AtAsync(SandboxServer sandbox, MountedFiles files) =>
        (await AtAsync(sandbox)).WithBindMount(files.Folder, Inputs, readOnly: true);

    /// <summary>Runs it to its end; the output keeps the rules that hold for all commands, or the test fails.</summary>
    public static async Task<SourceRun> RunAsync(this ContainerBuilder builder, params string[] command)
    {
        var output = new BufferedOutput();
        await using var container = builder.WithCommand(command).WithOutputConsumer(output).Build();
        await container.StartAsync(TestContext.Current.CancellationToken);
        return await container.EndAsync(output);
    }

    /// <summary>Waits for the end of a container that is running.</summary>
    public static async Task<SourceRun> EndAsync(this IContainer container, BufferedOutput output, bool wasStopped = false)
    {
        var exitCode = await container.GetExitCodeAsync(TestContext.Current.CancellationToken);
        var stderr = Encoding.UTF8.GetString(output.Stderr);
        return new RunReader(Sandboxes.Token).Read((int)exitCode, output.Stdout, stderr, wasStopped: wasStopped);
    }
}
