using System.Collections.Concurrent;
using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;
using Warehouse;

namespace Intercom.Loader;

/// <summary>A source whose read tells what it has used, and what it found gone, while it runs.</summary>
internal sealed class ObservedSource(ISource source) : ISource, ISourceTally
{
    private readonly ConcurrentQueue<GoneRows> _gone = [];
    private volatile IReadSession? _session;

    public JObject Spec => source.Spec;

    public StreamCatalog Streams => source.Streams;

    /// <summary>Null: nothing has been read yet.</summary>
    public long? Requests => _session?.Requests;

    public IReadOnlyList<GoneRows> Gone => [.. _gone];

    public long? RequestsOf(string stream) => _session?.RequestsOf(stream);

    /// <summary>One phrase, see <see cref="IReadSession.Usage"/>; empty: nothing has been read yet.</summary>
    public string Usage => _session?.Usage ?? "";

    public Task<ConnectionStatusMessage> CheckAsync(JObject config, ISyncLog log, CancellationToken cancellationToken) =>
        source.CheckAsync(config, log, cancellationToken);

    public Task<CatalogMessage> DiscoverAsync(JObject config, ISyncLog log, CancellationToken cancellationToken) =>
        source.DiscoverAsync(config, log, cancellationToken);

    public IReadSession Open(JObject config, ISyncLog log, Action<DateTimeOffset> throttled) =>
        _session = new ObservedSession(source.Open(config, log, throttled), _gone);
}
