using System.Runtime.CompilerServices;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>The children of one parent, in one answer.</summary>
public sealed class ChildPager : IPager
{
    /// <summary>The most parts that <c>GET /conversations/{id}</c> returns, the newest (developers.intercom.com, "Retrieve a conversation").</summary>
    private const int MostChildren = 500;

    /// <summary>Path of the count of children in the response; null when there is none.</summary>
    public string? Count { get; init; }

    /// <summary>Path of a second count, which counts differently and is trusted only where the answer is full.</summary>
    public string? AlsoCount { get; init; }

    /// <summary>A value for each injected member, the two counts, and what an answer in pages would have.</summary>
    IReadOnlyList<string> IPager.Envelope(IntercomStream stream) => [.. Injection.Envelope(stream), Count ?? "total_count", AlsoCount ?? "total_count", "pages"];

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parent = call.Partition.Parent!;
        var answer = await FetchAsync(call, call.Request(call.Target(call.PathOf(parent)), IntercomErrors.Table), cancellationToken);
        var injectedCount = call.Stream.Injected.Count;
        if (!NextPage.Read(answer.Body.Envelope[injectedCount + 2]).IsEnd)
            throw new ConnectorException(FailureKind.SystemError, $"Stream `{call.Stream.Name}`: {call.Stream.Endpoint} answers in pages, which it never did.");
        if (call.Stream.IsOne && answer.Body.Envelope[0].IsEmpty) throw call.Misbehaves($"answers without the {parent.Id} it was asked for");
        if (Count is not null)
            await WarnIfCutAsync(call, parent, answer.Body, answer.Body.Number(injectedCount), answer.Body.Number(injectedCount + 1), cancellationToken);
        yield return answer.ToPage(injected: Injection.Of(call.Stream, parent, answer.Body.Envelope));
    }

    private static async Task<FetchedPage> FetchAsync(PartitionCall call, ApiRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await call.Api.FetchAsync(request, call.Stream.Shape, cancellationToken);
        }
        catch (ApiException gone) when (gone.Verdict == Verdict.Gone)
        {
            throw new PartitionGoneException(gone.Message);
        }
    }

    private static ValueTask WarnIfCutAsync(
        PartitionCall call, ParentRecord parent, ScannedBody body, long? count, long? alsoCount, CancellationToken cancellationToken)
    {
        var received = body.Records.Count;
        var total = received >= MostChildren ? Math.Max(count ?? 0, alsoCount ?? 0) : count ?? 0;
        return Truncation.WarnAsync(call.Api, call.Stream, parent, total, received, cancellationToken);
    }
}
