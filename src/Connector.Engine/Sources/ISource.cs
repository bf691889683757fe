using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>What a source is to the command line: four questions.</summary>
public interface ISource
{
    /// <summary>The whole <c>ConnectorSpecification</c>; its <c>connectionSpecification</c> is what configurations are held against.</summary>
    JObject Spec { get; }

    StreamCatalog Streams { get; }

    /// <summary>Tries a valid configuration against the API. What a user can mend is a failed status, not an exception.</summary>
    Task<ConnectionStatusMessage> CheckAsync(JObject config, ISyncLog log, CancellationToken cancellationToken);

    /// <summary>The streams, as far as a valid configuration says more of them than <see cref="Streams"/> does.</summary>
    Task<CatalogMessage> DiscoverAsync(JObject config, ISyncLog log, CancellationToken cancellationToken) => Task.FromResult(Streams.Discover());

    /// <summary>Opens the API for a read with a valid configuration.</summary>
    /// <param name="throttled">To be told whenever all requests must wait for the API's quota, and until when.</param>
    IReadSession Open(JObject config, ISyncLog log, Action<DateTimeOffset> throttled);
}
