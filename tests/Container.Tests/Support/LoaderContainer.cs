using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using Intercom.Sandbox;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Container.Tests.Support;

/// <summary>The loader's image at work: locked down, with one folder to write to, against a sandbox on the host's loopback.</summary>
internal sealed class LoaderContainer : IDisposable
{
    /// <summary>0777.</summary>
    private const int Everything = 511;

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("loader-data-");
    private readonly SandboxServer _sandbox;
    private readonly string _data;

    public LoaderContainer(SandboxServer sandbox)
    {
        _sandbox = sandbox;
        var data = _temporary.CreateSubdirectory("data");
        // For whatever user the container runs as.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(data.FullName, (UnixFileMode)Everything);
        _data = data.FullName;
        File.WriteAllText(Path.Combine(_data, "intercom.yml"), $$"""
            source:
              access_token: ${TOKEN}
              start_date: 2015-01-01T00:00:00Z
            """);
    }

    public async Task<ContainerBuilder> BuilderAsync(params string[] command) => new ContainerBuilder(await RepositoryImages.LoaderAsync())
        .WithReadOnlyRootFilesystem()
        .WithoutCapabilities()
        .WithNetworkMode("host")
        .WithEnvironment("INTERCOM_BASE_URL", _sandbox.BaseUrl)
        .WithEnvironment("TOKEN", _sandbox.Token)
        .WithBindMount(_data, "/data", AccessMode.ReadWrite)
        .WithCommand(command);

    /// <summary>Runs it to its end and returns what it answered.</summary>
    public async Task<JToken> AskAsync(params string[] command) => await (await BuilderAsync([.. command, "--json"])).AskAsync();

    public void Dispose() => _temporary.Delete(recursive: true);
}
