namespace Connector.Engine;

/// <summary>
/// One page of a partition: the body as it came, and its records as spans of it. Whoever takes the page over disposes it, which gives
/// the memory of both back.
/// </summary>
public sealed class Page(ScannedBody body, IDisposable memory) : IDisposable
{
    public static Func<RecordSpan, ReadOnlyMemory<byte>> NothingInjected { get; } = static _ => default;

    public ScannedBody Body { get; } = body;

    /// <summary>The records to emit; a source may leave out those it has handed on before.</summary>
    public IReadOnlyList<RecordSpan> Records { get; init; } = body.Records;

    /// <summary>Members to add to a record, as raw JSON (<c>"a":1,"b":2</c>).</summary>
    public Func<RecordSpan, ReadOnlyMemory<byte>> Injected { get; init; } = NothingInjected;

    /// <summary>Cursors whose records have all been handed on with this page and those before it; null: none for certain.</summary>
    public Interval? Closes { get; init; }

    /// <summary>Records of the whole partition as the API counts them, this page's included; null when it does not say.</summary>
    public long? Total { get; init; }

    /// <summary>Whether nothing of the partition comes after this page; unknown is false.</summary>
    public bool IsLast { get; init; }

    /// <summary>Records of the partition handed on with this page and those before it, wanted or not.</summary>
    public long Seen { get; init; }

    /// <summary>
    /// False once something speaks against the order asked for: nothing will be claimed before the partition's end, and rows that move
    /// while it is read may be passed over.
    /// </summary>
    public bool IsOrdered { get; init; } = true;

    /// <summary>The narrowest window, in seconds, that is worth a query of its own: about two days, less where the API matches by the second.</summary>
    public long NarrowestSplit { get; init; } = WindowSplit.MinimumWidth;

    /// <summary>The API's own clock when it answered; null when it does not say.</summary>
    public DateTimeOffset? ServedAt { get; init; }

    public void Dispose()
    {
        Body.Records.Dispose();
        memory.Dispose();
    }
}
