using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine.Tests.Support;

/// <summary>A source over an <see cref="InMemoryApi"/>.</summary>
internal sealed class InMemorySource(InMemoryApi api) : ISource
{
    /// <summary>Tells the read that all requests wait until then. Set while a read is under way.</summary>
    public Action<DateTimeOffset>? Throttled { get; private set; }

    public ISyncLog? Log { get; private set; }

    public Func<ConnectionStatusMessage> Check { get; init; } = () => new ConnectionStatusMessage(true, null);

    public Func<InMemoryApi, InMemoryApi> Opening { get; init; } = api => api;

    public JObject Spec => TestSpec.Json;

    public StreamCatalog Streams => Some.Catalog;

    public async Task<ConnectionStatusMessage> CheckAsync(JObject config, ISyncLog log, CancellationToken cancellationToken)
    {
        await log.WriteAsync(LogLevel.Debug, $"checking with {config["access_token"]}", cancellationToken);
        return Check();
    }

    public IReadSession Open(JObject config, ISyncLog log, Action<DateTimeOffset> throttled)
    {
        (Throttled, Log) = (throttled, log);
        return Opening(api);
    }
}
