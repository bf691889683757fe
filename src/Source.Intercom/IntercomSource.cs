using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>The source as the command line sees it.</summary>
public sealed class IntercomSource(IntercomEnvironment environment) : ISource
{
    private readonly Lazy<JObject> _spec = new(() => EmbeddedJson.Read("spec.json"));
    private readonly Lazy<StreamCatalog> _streams = new(() => new StreamCatalog(StreamFiles.All(), StreamFiles.Schema));

    public JObject Spec => _spec.Value;

    public StreamCatalog Streams => _streams.Value;

    public async Task<ConnectionStatusMessage> CheckAsync(JObject config, ISyncLog log, CancellationToken cancellationToken)
    {
        using var api = OpenApi(IntercomOptions.Parse(Spec, config, environment.BaseUrl), log, ConnectionCheck.Retry);
        return await new ConnectionCheck(api, StreamFiles.All().ToList()).RunAsync(cancellationToken);
    }

    public IReadSession Open(JObject config, ISyncLog log, Action<DateTimeOffset> throttled)
    {
        var options = IntercomOptions.Parse(Spec, config, environment.BaseUrl);
        return new IntercomSession(OpenApi(options, log, new RetryOptions(), throttled), options.Read);
    }

    private IntercomApi OpenApi(IntercomOptions options, ISyncLog log, RetryOptions retry, Action<DateTimeOffset>? throttled = null)
    {
        var budget = new RateBudget(options.RequestsPerWindow, environment.Time);
        if (throttled is not null) budget.Paused += throttled;
        var client = HandlerChain.Create(
            new ApiClientOptions
            {
                BaseUrl = options.BaseUrl,
                Token = Token(options.AccessToken),
                // The version whose types the established connector emits; without it the app's own version would apply.
                Headers = [new("Accept", "application/json"), new("Intercom-Version", "2.11")],
                ReadError = IntercomErrors.Read,
                Retry = retry,
                OnRetry = notice => log.WriteAsync(
                    LogLevel.Info, $"{notice.Failure.Message}; trying again in {notice.Delay.TotalSeconds:F1} s.", CancellationToken.None),
                Debug = (line, token) => log.WriteAsync(LogLevel.Debug, line, token),
                OwnLayer = inner => new WorkerSlotHandler(inner),
                MaxConnections = options.Read.Workers,
                Socket = environment.Socket,
            },
            budget,
            environment.Time,
            environment.Random);
        return new IntercomApi(client, budget, log, environment.Time);
    }

    private static BearerToken Token(string accessToken)
    {
        try
        {
            return new BearerToken(accessToken);
        }
        catch (ArgumentException unusable)
        {
            throw ConnectorException.Config($"`access_token` cannot be used: {unusable.Message}");
        }
    }
}
