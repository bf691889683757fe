using Connector.Engine;

namespace Source.Intercom;

/// <summary>An answer with its records found; the body's memory belongs to whoever holds this.</summary>
/// <param name="Repaired">The body held bytes that no JSON may hold; they were replaced.</param>
internal sealed record FetchedPage(ScannedBody Body, IDisposable Memory, DateTimeOffset? ServedAt, bool Repaired = false)
{
    public string? FirstKey => Body.Records.Count == 0 ? null : Body.Key(Body.Records[0]);

    public Page ToPage(Interval? closes = null, long? total = null, long seen = 0, ReadOnlyMemory<byte> injected = default, IReadOnlyList<RecordSpan>? records = null) =>
        new(Body, Memory)
        {
            Records = records ?? Body.Records,
            Injected = injected,
            Closes = closes,
            Total = total,
            Seen = seen,
            ServedAt = ServedAt,
        };
}
