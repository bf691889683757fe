using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Connector.Engine;

namespace Source.Intercom;

/// <summary>The records of several parents in one answer, asked for by a list of ids.</summary>
public sealed class BatchPager : IPager
{
    /// <summary>The member of the request that lists the ids.</summary>
    public required string Ids { get; init; }

    IReadOnlyList<string> IPager.Envelope(IntercomStream stream) => ["pages"];

    async IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One that changed while its list was read is met twice.
        var parents = call.Partition.Parents.GroupBy(parent => parent.Id).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        var request = call.Request(call.Stream.Path, IntercomErrors.Table) with { JsonBody = Body(call.Partition.Parents) };
        var answer = await call.Api.FetchAsync(request, call.Stream.Shape, cancellationToken);
        if (!NextPage.Read(answer.Body.Envelope[0]).IsEnd) throw call.LeadsNoFurther();
        var body = answer.Body;
        // One conversation may have calls that are not asked for here: they come with their own.
        var records = body.Records.Where(record => body.Key(record) is { } id && parents.ContainsKey(id)).ToList();
        yield return answer.ToPage(records: records, injected: record => Injection.Write(call.Stream, parents[body.Key(record)!], []));
    }

    private ReadOnlyMemory<byte> Body(IEnumerable<ParentRecord> parents)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteStartArray(Ids);
            foreach (var id in parents.Select(parent => parent.AskedBy).Distinct(StringComparer.Ordinal)) json.WriteStringValue(id);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return body.WrittenMemory;
    }
}
