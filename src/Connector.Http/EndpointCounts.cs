using System.Collections.Concurrent;

namespace Connector.Http;

/// <summary>Requests sent per endpoint template, retries included. Thread-safe.</summary>
public sealed class EndpointCounts
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    private long _retries;

    public long Total => _counts.Values.Sum();

    /// <summary>Of these, attempts after a request's first.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>The counts of this moment, by endpoint in ordinal order.</summary>
    public IReadOnlyDictionary<string, long> Snapshot() => new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);

    internal void Add(ApiRequest request)
    {
        _counts.AddOrUpdate(request.Endpoint, 1, static (_, count) => count + 1);
        if (request.Attempt > 1) Interlocked.Increment(ref _retries);
    }
}
