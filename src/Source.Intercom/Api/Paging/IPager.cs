using Connector.Engine;

namespace Source.Intercom;

/// <summary>
/// How an endpoint hands out its pages. Holds no state between calls: the same pager serves many partitions at once. Ends when the
/// API says so, and refuses an API that would go round in a circle.
/// </summary>
public interface IPager
{
    /// <summary>What an answer is to hold besides its records, as dotted paths, in the order in which the pager reads them.</summary>
    internal IReadOnlyList<string> Envelope(IntercomStream stream);

    internal IAsyncEnumerable<Page> ReadAsync(PartitionCall call, CancellationToken cancellationToken);
}
