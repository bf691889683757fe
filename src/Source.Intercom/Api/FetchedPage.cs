using Connector.Engine;

namespace Source.Intercom;

/// <summary>An answer with its records found; the body's memory belongs to whoever holds this, or the page made of it.</summary>
/// <param name="Repaired">The body held bytes that no JSON may hold; they were replaced.</param>
internal sealed record FetchedPage(ScannedBody Body, IDisposable Memory, DateTimeOffset? ServedAt, bool Repaired = false) : IDisposable
{
    public string? FirstKey => Body.Records.Count == 0 ? null : Body.Key(Body.Records[0]);

    public Page ToPage(
        Interval? closes = null,
        long? total = null,
        long seen = 0,
        Func<RecordSpan, ReadOnlyMemory<byte>>? injected = null,
        IReadOnlyList<RecordSpan>? records = null,
        bool isLast = false,
        bool isOrdered = true,
        long narrowestSplit = WindowSplit.MinimumWidth) =>
        new(Body, Memory)
        {
            Records = records ?? Body.Records,
            Injected = injected ?? Page.NothingInjected,
            Closes = closes,
            Total = total,
            IsLast = isLast,
            Seen = seen,
            IsOrdered = isOrdered,
            NarrowestSplit = narrowestSplit,
            ServedAt = ServedAt,
        };

    /// <summary>For an answer that does not become a page.</summary>
    public void Dispose()
    {
        Body.Records.Dispose();
        Memory.Dispose();
    }
}
