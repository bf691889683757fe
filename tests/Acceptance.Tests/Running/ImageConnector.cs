using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using TestKit;

namespace Acceptance.Tests;

/// <summary>
/// The image on a real engine, a container for each command, its files mounted where the platform's suite mounts them. The host's network
/// takes it to the sandbox.
/// </summary>
/// <param name="image">The image's id.</param>
internal sealed class ImageConnector(string image, IReadOnlyDictionary<string, string> environment) : IConnector
{
    private const string Inputs = "/data";

    public async Task<ConnectorRun> RunAsync(ConnectorInput input, CancellationToken cancellationToken)
    {
        using var files = new InputFiles();
        var arguments = input.Write(files, name => $"{Inputs}/{name}");
        var folder = Path.GetDirectoryName(files.PathOf("config.json"))!;
        Open(folder);
        var builder = new ContainerBuilder(image).WithNetworkMode("host").WithBindMount(folder, Inputs, AccessMode.ReadOnly);
        var startedAt = WallClock.Instance.GetUtcNow();
        await using var container = builder.WithEnvironment(environment).WithCommand([.. arguments]).Build();
        var output = new AttachedOutput(container);
        await container.StartAsync(cancellationToken);
        var exitCode = await container.GetExitCodeAsync(cancellationToken);
        var endedAt = WallClock.Instance.GetUtcNow();
        await output.CompleteAsync(cancellationToken);
        return ConnectorRun.From((int)exitCode, (output.Stdout, output.Stderr), startedAt, endedAt);
    }

    /// <summary>A temporary folder is for this user alone, and the image runs as another.</summary>
    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
    }
}
