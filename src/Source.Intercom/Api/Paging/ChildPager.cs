using System.Runtime.CompilerServices;
using System.Text;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;
using Newtonsoft.Json;

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

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parent = call.Partition.Parent!;
        var path = call.Stream.Path.Replace("{id}", Uri.EscapeDataString(parent.Id), StringComparison.Ordinal);
        var paths = call.Stream.Injected.Select(injected => injected.Path ?? "id").Concat([Count ?? "total_count", AlsoCount ?? "pages.next", "pages.next"]).ToList();
        var answer = await FetchAsync(call, call.Request(call.Target(path), IntercomErrors.Table), call.Shape(paths), cancellationToken);
        var injectedCount = call.Stream.Injected.Count;
        if (answer.Body.Text(injectedCount + 2) is not null)
            throw new ConnectorException(FailureKind.SystemError, $"Stream `{call.Stream.Name}`: {call.Stream.Endpoint} answers in pages, which it never did.");
        if (Count is not null)
            await WarnIfCutAsync(call, parent, answer.Body, answer.Body.Number(injectedCount), answer.Body.Number(injectedCount + 1), cancellationToken);
        yield return answer.ToPage(injected: Inject(call.Stream, parent, answer.Body), seen: answer.Body.Records.Count);
    }

    private static async Task<FetchedPage> FetchAsync(PartitionCall call, ApiRequest request, RecordShape shape, CancellationToken cancellationToken)
    {
        try
        {
            return await call.Api.FetchAsync(request, shape, cancellationToken);
        }
        catch (ApiException gone) when (gone.Verdict == Verdict.Gone)
        {
            throw new PartitionGoneException(gone.Message);
        }
    }

    private static async ValueTask WarnIfCutAsync(
        PartitionCall call, ParentRecord parent, ScannedBody body, long? count, long? alsoCount, CancellationToken cancellationToken)
    {
        var received = body.Records.Count;
        var total = received >= MostChildren ? Math.Max(count ?? 0, alsoCount ?? 0) : count ?? 0;
        if (total <= received) return;
        await call.Api.LogAsync(
            LogLevel.Warn,
            $"Stream `{call.Stream.Name}`: of {total} records of {call.Partition.Stream.Parent!.Stream} {parent.Id} Intercom returns only the newest {received}.",
            cancellationToken);
    }

    private static ReadOnlyMemory<byte> Inject(IntercomStream stream, ParentRecord parent, ScannedBody body)
    {
        var members = stream.Injected.Select((injected, i) =>
            $"{JsonConvert.ToString(injected.Name)}:{(injected.Path is null ? JsonConvert.ToString(parent.Id) : Raw(body.Envelope[i]))}");
        return PartitionCall.Utf8(string.Join(',', members));
    }

    private static string Raw(ReadOnlyMemory<byte> json) => json.IsEmpty ? "null" : Encoding.UTF8.GetString(json.Span);
}
