using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Airbyte.Protocol;
using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>The children of one parent, in one answer.</summary>
public sealed class ChildPager : IPager
{
    /// <summary>The most parts that <c>GET /conversations/{id}</c> returns, the newest (developers.intercom.com, "Retrieve a conversation").</summary>
    private const int MostChildren = 500;

    private static readonly JsonWriterOptions _asSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Path of the count of children in the response; null when there is none.</summary>
    public string? Count { get; init; }

    /// <summary>Path of a second count, which counts differently and is trusted only where the answer is full.</summary>
    public string? AlsoCount { get; init; }

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parent = call.Partition.Parent!;
        var path = call.Stream.Path.Replace("{id}", Uri.EscapeDataString(parent.Id), StringComparison.Ordinal);
        var answer = await FetchAsync(call, call.Request(call.Target(path), IntercomErrors.Table), Shape(call), cancellationToken);
        var injectedCount = call.Stream.Injected.Count;
        if (!NextPage.Read(answer.Body.Envelope[injectedCount + 2]).IsEnd)
            throw new ConnectorException(FailureKind.SystemError, $"Stream `{call.Stream.Name}`: {call.Stream.Endpoint} answers in pages, which it never did.");
        if (Count is not null)
            await WarnIfCutAsync(call, parent, answer.Body, answer.Body.Number(injectedCount), answer.Body.Number(injectedCount + 1), cancellationToken);
        yield return answer.ToPage(injected: Inject(call.Stream, parent, answer.Body));
    }

    /// <summary>The envelope: a value for each injected member, the two counts, and what an answer in pages would have.</summary>
    private RecordShape Shape(PartitionCall call) => call.Shape(
        [.. call.Stream.Injected.Select(injected => injected.Path ?? "id"), Count ?? "total_count", AlsoCount ?? "total_count", "pages"]);

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
        var stream = call.Stream.Name;
        var parents = call.Partition.Stream.Parent!.Stream;
        await call.Api.WarnAsync(
            stream,
            $"Intercom returns only the newest records of one of the {parents}",
            $"Stream `{stream}`: of {total} records of {parents} {parent.Id} Intercom returns only the newest {received}.",
            cancellationToken);
    }

    private static ReadOnlyMemory<byte> Inject(IntercomStream stream, ParentRecord parent, ScannedBody body)
    {
        if (stream.Injected.Count == 0) return default;
        var json = new ArrayBufferWriter<byte>(128);
        using (var members = new Utf8JsonWriter(json, _asSent))
        {
            members.WriteStartObject();
            for (var i = 0; i < stream.Injected.Count; i++)
            {
                var (name, path) = stream.Injected[i];
                members.WritePropertyName(name);
                if (path is null) members.WriteStringValue(parent.Id);
                else if (body.Envelope[i].IsEmpty) members.WriteNullValue();
                else members.WriteRawValue(body.Envelope[i].Span, skipInputValidation: true);
            }

            members.WriteEndObject();
        }

        return json.WrittenMemory[1..^1];
    }
}
