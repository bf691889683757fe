using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Connector.Engine;
using Warehouse;

namespace Intercom.Loader;

/// <summary>A read that remembers which parents it found gone: they answer 404 where their children are asked for.</summary>
internal sealed class ObservedSession(IReadSession session, ConcurrentQueue<GoneRows> gone) : IReadSession
{
    public ReadSettings Settings => session.Settings;

    public long Requests => session.Requests;

    public string Usage => session.Usage;

    public long RequestsOf(string stream) => session.RequestsOf(stream);

    public string Profile(TimeSpan elapsed) => session.Profile(elapsed);

    public async IAsyncEnumerable<Page> ReadAsync(Partition partition, WorkerSlot slot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var pages = session.ReadAsync(partition, slot, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(partition, pages)) yield return pages.Current;
    }

    public ValueTask<Page?> ReadInlineAsync(StreamDefinition stream, ParentRecord parent, ReadOnlyMemory<byte> row, CancellationToken cancellationToken) =>
        session.ReadInlineAsync(stream, parent, row, cancellationToken);

    public ValueTask<long?> OldestAsync(StreamDefinition stream, WorkerSlot slot, CancellationToken cancellationToken) =>
        session.OldestAsync(stream, slot, cancellationToken);

    public void Dispose() => session.Dispose();

    private async ValueTask<bool> NextAsync(Partition partition, IAsyncEnumerator<Page> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (PartitionGoneException) when (partition is { Parent: { } parent, Stream.Parent: { } link })
        {
            gone.Enqueue(new GoneRows(new DeletedRows(link.Stream, "id"), parent.Id));
            if (IntercomObjects.ParentColumns.TryGetValue(partition.Stream.Name, out var column))
                gone.Enqueue(new GoneRows(new DeletedRows(partition.Stream.Name, column), parent.Id));
            throw;
        }
    }
}
