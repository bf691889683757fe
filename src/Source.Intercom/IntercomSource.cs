using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>The source as the command line sees it.</summary>
public sealed class IntercomSource(IntercomEnvironment environment) : ISource
{
    private readonly Lazy<JObject> _spec = new(() => EmbeddedJson.Read("spec.json"));
    private readonly Lazy<StreamCatalog> _streams = new(() => new StreamCatalog(StreamFiles.All(), StreamFiles.Schema));

    public JObject Spec => _spec.Value;

    public StreamCatalog Streams => _streams.Value;

    public async Task<ConnectionStatusMessage> CheckAsync(JObject config, ISyncLog log, CancellationToken cancellationToken) =>
        (await CheckPermissionsAsync(config, log, cancellationToken)).Status;

    /// <summary>The same, and what it found out of each permission; none where the token is dead or nobody answers.</summary>
    public async Task<(ConnectionStatusMessage Status, IReadOnlyList<PermissionFinding> Permissions)> CheckPermissionsAsync(
        JObject config, ISyncLog log, CancellationToken cancellationToken)
    {
        var options = IntercomOptions.Parse(Spec, config, environment.BaseUrl, environment.Time.GetUtcNow());
        await using var connection = ApiConnection.Open(environment, options, ConnectionCheck.Retry, log);
        var check = new ConnectionCheck(connection.GetRequiredService<IntercomApi>(), StreamFiles.All().ToList());
        var status = await check.RunAsync(cancellationToken);
        return (status, check.Findings);
    }

    /// <summary>Whose token it is, asked of the configured region alone.</summary>
    public async Task<WorkspaceFinding> FindWorkspaceAsync(JObject config, ISyncLog log, CancellationToken cancellationToken)
    {
        var options = IntercomOptions.Parse(Spec, config, environment.BaseUrl, environment.Time.GetUtcNow());
        await using var connection = ApiConnection.Open(environment, options, ConnectionCheck.Retry, log);
        try
        {
            var app = await WorkspaceApp.AskAsync(connection.GetRequiredService<IntercomApi>(), slot: null, cancellationToken);
            return new WorkspaceFinding(false, null, (string?)app?["name"], (string?)app?["id_code"], ((string?)app?["region"])?.ToLowerInvariant());
        }
        catch (ApiException failure)
        {
            return new WorkspaceFinding(failure.Verdict == Verdict.TokenInvalid, FailureText.FailedCheck(failure, options.ApiVersion), null, null, null);
        }
    }

    /// <summary>A configuration that a read would refuse is no reason to list no streams: the read says what is wrong with it.</summary>
    public async Task<CatalogMessage> DiscoverAsync(JObject config, ISyncLog log, CancellationToken cancellationToken)
    {
        try
        {
            var options = IntercomOptions.Parse(Spec, config, environment.BaseUrl, environment.Time.GetUtcNow());
            return await Discovery.RunAsync(environment, options, log, cancellationToken);
        }
        catch (ConnectorException unusable) when (unusable.Kind == FailureKind.ConfigError)
        {
            await log.WriteAsync(LogLevel.Warn, $"The workspace's own attributes are not declared. {unusable.Message}", cancellationToken);
            return Streams.Discover();
        }
    }

    public IReadSession Open(JObject config, ISyncLog log, Action<DateTimeOffset> throttled)
    {
        var options = IntercomOptions.Parse(Spec, config, environment.BaseUrl, environment.Time.GetUtcNow());
        return new IntercomSession(ApiConnection.Open(environment, options, new RetryOptions(), log, throttled), options.Read);
    }
}
