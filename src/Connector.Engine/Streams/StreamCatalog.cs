using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>The streams a source has, by name, with their JSON schemas.</summary>
public sealed class StreamCatalog(IEnumerable<StreamDefinition> streams, Func<string, JObject> schema)
{
    private readonly Dictionary<string, StreamDefinition> _byName = streams.ToDictionary(stream => stream.Name, StringComparer.Ordinal);

    /// <summary>All streams in the order of their names.</summary>
    public IEnumerable<StreamDefinition> Streams => _byName.Values.OrderBy(stream => stream.Name, StringComparer.Ordinal);

    public CatalogMessage Discover() => new(Streams
        .Select(stream => new AirbyteStream(stream.Name, schema(stream.Name), stream.PrimaryKey, stream.Cursor))
        .ToList());

    /// <exception cref="ConnectorException">Config error that names the unknown stream and the known ones.</exception>
    public StreamDefinition Find(string name) => _byName.GetValueOrDefault(name) ?? throw ConnectorException.Config(
        $"The configured catalog selects stream `{name}`, which this source does not have. It has: {string.Join(", ", Streams.Select(s => s.Name))}. "
        + "Refresh the connection's schema.");
}
