using System.Collections.Concurrent;

namespace Connector.Http;

/// <summary>Requests sent per endpoint template, retries included. Thread-safe.</summary>
public sealed class EndpointCounts
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long Total => _counts.Values.Sum();

    /// <summary>The counts of this moment, by endpoint in ordinal order.</summary>
    public IReadOnlyDictionary<string, long> Snapshot() => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);

    internal void Add(string endpoint) => _counts.AddOrUpdate(endpoint, 1, static (_, count) => count + 1);
}
