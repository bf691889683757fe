using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>A source whose read tells what it has used while it runs.</summary>
internal sealed class ObservedSource(ISource source) : ISource
{
    private volatile IReadSession? _session;

    public JObject Spec => source.Spec;

    public StreamCatalog Streams => source.Streams;

    /// <summary>Null: nothing has been read yet.</summary>
    public long? Requests => _session?.Requests;

    /// <summary>One phrase, see <see cref="IReadSession.Usage"/>; empty: nothing has been read yet.</summary>
    public string Usage => _session?.Usage ?? "";

    public Task<ConnectionStatusMessage> CheckAsync(JObject config, ISyncLog log, CancellationToken cancellationToken) =>
        source.CheckAsync(config, log, cancellationToken);

    public Task<CatalogMessage> DiscoverAsync(JObject config, ISyncLog log, CancellationToken cancellationToken) =>
        source.DiscoverAsync(config, log, cancellationToken);

    public IReadSession Open(JObject config, ISyncLog log, Action<DateTimeOffset> throttled) => _session = source.Open(config, log, throttled);
}
