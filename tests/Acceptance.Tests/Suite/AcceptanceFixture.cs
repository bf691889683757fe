using Acceptance.Tests;
using Intercom.Sandbox;
using Intercom.Sandbox.Search;
using TestKit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(AcceptanceFixture))]

// Tests wait for a process most of their time; the fixture keeps apart what must not overlap.
[assembly: Parallelization(Mode = ParallelMode.All)]

namespace Acceptance.Tests;

/// <summary>
/// For each kind of connector the sandbox that the configuration's header describes, on a free port. The API allows one scroll over
/// companies at a time, so what runs against the same sandbox takes turns.
/// </summary>
public sealed class AcceptanceFixture : IAsyncLifetime
{
    private readonly Dictionary<ConnectorKind, (SandboxServer Sandbox, SemaphoreSlim Turn)> _kinds = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var kind in Enum.GetValues<ConnectorKind>())
        {
            _kinds[kind] = (await SandboxServer.StartAsync(new SandboxOptions
            {
                Workspace = new WorkspaceOptions { RecordsFile = RepositoryFile.PathOf("integration_tests/workspace.jsonl") },
                Search = new SearchOptions { LargestPage = 5 },
            }), new SemaphoreSlim(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (sandbox, turn) in _kinds.Values)
        {
            await sandbox.DisposeAsync();
            turn.Dispose();
        }
    }

    /// <summary>A connector with the configuration of an entry. Skips the test where the image is asked for and no engine is there.</summary>
    internal async Task<Platform> PlatformAsync(ConnectorKind kind, AcceptanceEntry entry)
    {
        var (sandbox, turn) = _kinds[kind];
        var environment = new Dictionary<string, string>(AcceptanceConfig.Environment) { ["INTERCOM_BASE_URL"] = sandbox.BaseUrl };
        IConnector connector = kind switch
        {
            ConnectorKind.Executable => new ExecutableConnector(environment),
            _ => new ImageConnector(await RepositoryImages.ConnectorAsync(), environment),
        };
        return new Platform(connector, entry.Config, turn);
    }
}
