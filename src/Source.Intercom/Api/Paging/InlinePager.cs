using Connector.Engine;

namespace Source.Intercom;

/// <summary>
/// Children that lie in their parent's own record, and so cost no request; where it does not hold them all, the rest is asked for, of
/// that parent alone, if there is a way to.
/// </summary>
public sealed class InlinePager : IPager
{
    /// <summary>Path of their list in the parent's record.</summary>
    public required string List { get; init; }

    /// <summary>Path of their count there.</summary>
    public required string Count { get; init; }

    /// <summary>Path there of the word that there are more; null: only the count tells.</summary>
    public string? HasMore { get; init; }

    /// <summary>How the whole list of a parent is asked for; null: the API gives no more than the parent's record.</summary>
    public IPager? Whole { get; init; }

    IReadOnlyList<string> IPager.Envelope(IntercomStream stream) => Whole?.Envelope(stream) ?? [];

    IAsyncEnumerable<Page> IPager.ReadAsync(PartitionCall call, CancellationToken cancellationToken) => Whole!.ReadAsync(call, cancellationToken);

    /// <summary>The children that <paramref name="row"/> holds; null: they are to be asked for.</summary>
    internal async ValueTask<Page?> ReadRowAsync(
        IntercomApi api, IntercomStream stream, ParentRecord parent, ReadOnlyMemory<byte> row, CancellationToken cancellationToken)
    {
        var body = RecordScanner.Scan(row, stream.ParentShape);
        var (list, hasMore, total) = (body.Envelope[^3], body.Text(body.Envelope.Length - 2) == "true", body.Number(body.Envelope.Length - 1) ?? 0);
        if (Whole is not null && (list.IsEmpty || hasMore || total > body.Records.Count))
        {
            body.Records.Dispose();
            return null;
        }

        if (list.IsEmpty) await SayAbsentAsync(api, stream, parent, cancellationToken);
        await Truncation.WarnAsync(api, stream, parent, total, body.Records.Count, cancellationToken);
        return new Page(body, NoMemory.Instance) { Injected = Injection.Of(stream, parent, body.Envelope) };
    }

    /// <summary>Where the children are in their parent's record.</summary>
    internal RecordShape ShapeOfParent(IntercomStream stream) =>
        new(List, stream.IdField, Cursor: null, [.. Injection.Envelope(stream), List, HasMore ?? Count, Count]) { MayLack = true };

    private ValueTask SayAbsentAsync(IntercomApi api, IntercomStream stream, ParentRecord parent, CancellationToken cancellationToken) => api.WarnAsync(
        stream.Name,
        $"one of the {stream.Parent!.Stream} came without `{List}`",
        $"Stream `{stream.Name}`: {stream.Parent.Stream} {parent.Id} came without `{List}`, so it is taken to have none.",
        cancellationToken);
}
