using System.Collections.Concurrent;

namespace Connector.Http;

/// <summary>
/// How large the next body of an endpoint may be: as large as the last, or nearly as the largest of those just before it. A guess, and
/// rather too much: a body that turns out larger waits in the middle, and keeps a connection waiting with it. Thread-safe.
/// </summary>
internal sealed class BodySizes
{
    /// <summary>What is expected of an endpoint that has not answered yet: an ordinary page.</summary>
    private const long Unknown = 256 * 1024;

    private readonly ConcurrentDictionary<string, long> _expected = new(StringComparer.Ordinal);

    public long Expected(string endpoint) => _expected.GetValueOrDefault(endpoint, Unknown);

    public void Note(string endpoint, long bytes) => _expected.AddOrUpdate(
        endpoint, static (_, now) => now, static (_, before, now) => Math.Max(now, before - (before / 8)), bytes);
}
