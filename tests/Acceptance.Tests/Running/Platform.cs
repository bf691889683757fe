using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Runs a connector's commands with one configuration, as the platform's suite does.</summary>
/// <param name="turn">Of all that run against the same API.</param>
internal sealed class Platform(IConnector connector, JObject config, SemaphoreSlim turn)
{
    /// <summary>Far beyond any command here: one that hangs is a failure.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    public Task<ConnectorRun> SpecAsync() => RunAsync(new ConnectorInput("spec"));

    public Task<ConnectorRun> CheckAsync() => RunAsync(new ConnectorInput("check", config));

    public Task<ConnectorRun> DiscoverAsync() => RunAsync(new ConnectorInput("discover", config));

    public Task<ConnectorRun> ReadAsync(JObject catalog, JArray? state = null) => RunAsync(new ConnectorInput("read", config, catalog, state));

    /// <summary>The catalog that <c>discover</c> answers with.</summary>
    public async Task<JObject> CatalogAsync() => (JObject)(await DiscoverAsync()).Of("CATALOG").Single().Member("catalog")!;

    private async Task<ConnectorRun> RunAsync(ConnectorInput input)
    {
        await turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            using var patience = new CancellationTokenSource(_patience, TestKit.WallClock.Instance);
            return await connector.RunAsync(input, patience.Token);
        }
        finally
        {
            turn.Release();
        }
    }
}
