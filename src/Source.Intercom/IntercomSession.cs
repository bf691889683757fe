using System.Runtime.CompilerServices;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>Intercom, open for one read: each stream's pager, and its failures in words a user can act on.</summary>
internal sealed class IntercomSession(IntercomApi api, ReadSettings settings) : IReadSession
{
    public ReadSettings Settings => settings;

    public string Usage => api.Usage;

    public async IAsyncEnumerable<Page> ReadAsync(
        Partition partition, WorkerSlot slot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = (IntercomStream)partition.Stream;
        await using var pages = stream.Pager.ReadAsync(new PartitionCall(api, stream, partition, slot), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(stream, pages)) yield return pages.Current;
    }

    public void Dispose() => api.Dispose();

    private static async ValueTask<bool> NextAsync(IntercomStream stream, IAsyncEnumerator<Page> pages)
    {
        try
        {
            return await pages.MoveNextAsync();
        }
        catch (ApiException refused) when (stream.Optional && IntercomErrors.IsPermission(refused))
        {
            throw new StreamUnavailableException($"{IntercomErrors.Refused(stream, refused)} Until then it has no records.");
        }
        catch (ApiException failure)
        {
            throw IntercomErrors.Explain(stream, failure);
        }
    }
}
