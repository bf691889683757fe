using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Connector.Engine;
using Connector.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Source.Intercom;

/// <summary>Intercom, open for one read: each stream's pager, and its failures in words a user can act on.</summary>
internal sealed class IntercomSession(ServiceProvider connection, ReadSettings settings) : IReadSession
{
    private readonly IntercomApi _api = connection.GetRequiredService<IntercomApi>();

    /// <summary>What came first of each stream, over all its partitions: a page (null), or that it is not served.</summary>
    private readonly ConcurrentDictionary<string, StreamUnavailableException?> _first = [];

    public ReadSettings Settings => settings;

    public long Requests => _api.Requests;

    public long RequestsOf(string stream) => _api.RequestsOf(stream);

    public string Usage => _api.Usage;

    public string Profile(TimeSpan elapsed) => _api.Profile(elapsed, settings.Workers);

    /// <summary>Nothing is logged before the workspace exists.</summary>
    public ValueTask<long?> OldestAsync(StreamDefinition stream, WorkerSlot slot, CancellationToken cancellationToken) =>
        WorkspaceApp.CreatedAtAsync(_api, slot, cancellationToken);

    public async IAsyncEnumerable<Page> ReadAsync(
        Partition partition, WorkerSlot slot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = (IntercomStream)partition.Stream;
        await using var pages = stream.Pager.ReadAsync(new PartitionCall(_api, stream, partition, slot), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(partition, pages)) yield return pages.Current;
    }

    public async ValueTask<Page?> ReadInlineAsync(StreamDefinition stream, ParentRecord parent, ReadOnlyMemory<byte> row, CancellationToken cancellationToken)
    {
        if (stream is not IntercomStream { Pager: InlinePager inline } known) return null;
        var page = await inline.ReadRowAsync(_api, known, parent, row, cancellationToken);
        // From now on a refusal makes the stream less than whole; one that has been refused is passed over, and has no records.
        if (page is not { Records.Count: > 0 } || Came(stream.Name) is null) return page;
        page.Dispose();
        return null;
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Takes note of a page; not null: the stream has been passed over before.</summary>
    private StreamUnavailableException? Came(string stream) =>
        _first.TryGetValue(stream, out var first) ? first : _first.GetOrAdd(stream, (StreamUnavailableException?)null);

    private string VersionOf(IntercomStream stream) => ApiVersion.Later(stream.Version, _api.Options.ApiVersion);

    private async ValueTask<bool> NextAsync(Partition partition, IAsyncEnumerator<Page> pages)
    {
        var stream = (IntercomStream)partition.Stream;
        try
        {
            if (!await pages.MoveNextAsync()) return false;
        }
        catch (ApiException absent) when (stream.MayBeAbsent && partition.Parent is null && IntercomErrors.IsAbsent(absent) && !_first.ContainsKey(stream.Name))
        {
            throw new StreamUnavailableException($"{FailureText.Absent(stream, absent, VersionOf(stream))} It has no records.");
        }
        catch (ApiException refused) when (stream.Optional && IntercomErrors.IsRefusal(refused))
        {
            var unavailable = new StreamUnavailableException($"{FailureText.Refused(stream, refused)} Until then it has no records.");
            throw _first.GetOrAdd(stream.Name, unavailable) is null ? FailureText.Explain(stream, refused) : unavailable;
        }
        catch (ApiException failure)
        {
            var explained = FailureText.Explain(stream, failure, VersionOf(stream));
            throw IntercomErrors.IsRefusal(failure) && !_first.ContainsKey(stream.Name) ? new StreamRefusedException(explained) : explained;
        }

        if (Came(stream.Name) is not { } passedOver) return true;
        pages.Current.Dispose(); // came at the same time; a stream that is passed over has no records
        throw passedOver;
    }
}
