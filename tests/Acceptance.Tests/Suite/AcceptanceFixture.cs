using Acceptance.Tests;
using Intercom.Sandbox;
using Intercom.Sandbox.Search;
using TestKit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(AcceptanceFixture))]

// The API allows one scroll over companies at a time, so reads must not overlap.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Acceptance.Tests;

/// <summary>The sandbox that the configuration's header describes, on a free port, and the connectors that read it.</summary>
public sealed class AcceptanceFixture : IAsyncLifetime
{
    private SandboxServer? _sandbox;

    public async ValueTask InitializeAsync() => _sandbox = await SandboxServer.StartAsync(new SandboxOptions
    {
        Workspace = new WorkspaceOptions { RecordsFile = RepositoryFile.PathOf("integration_tests/workspace.jsonl") },
        Search = new SearchOptions { LargestPage = 5 },
    });

    public async ValueTask DisposeAsync()
    {
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }

    /// <summary>A connector with the configuration of an entry. Skips the test where the image is asked for and no engine is there.</summary>
    internal async Task<Platform> PlatformAsync(ConnectorKind kind, AcceptanceEntry entry)
    {
        var environment = new Dictionary<string, string>(AcceptanceConfig.Environment) { ["INTERCOM_BASE_URL"] = _sandbox!.BaseUrl };
        IConnector connector = kind switch
        {
            ConnectorKind.Executable => new ExecutableConnector(environment),
            _ => new ImageConnector(await RepositoryImages.ConnectorAsync(), environment),
        };
        return new Platform(connector, entry.Config);
    }
}
