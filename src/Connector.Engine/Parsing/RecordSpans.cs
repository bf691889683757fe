using System.Buffers;
using System.Collections;

namespace Connector.Engine;

/// <summary>
/// The records of one body in their order, in an array of <see cref="ArrayPool{T}.Shared"/>. Disposed, once, with the body's memory;
/// void from then on.
/// </summary>
public sealed class RecordSpans : IReadOnlyList<RecordSpan>, IDisposable
{
    private const int SmallestRent = 16;

    private RecordSpan[]? _spans = ArrayPool<RecordSpan>.Shared.Rent(SmallestRent);

    public int Count { get; private set; }

    /// <exception cref="ObjectDisposedException">The array has gone back to the pool.</exception>
    public RecordSpan this[int index] => Spans.AsSpan(0, Count)[index];

    private RecordSpan[] Spans
    {
        get
        {
            ObjectDisposedException.ThrowIf(_spans is null, this);
            return _spans;
        }
    }

    public IEnumerator<RecordSpan> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return Spans[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _spans, null) is { } spans) ArrayPool<RecordSpan>.Shared.Return(spans);
    }

    internal void Add(RecordSpan record)
    {
        if (Count == Spans.Length) Grow();
        Spans[Count++] = record;
    }

    private void Grow()
    {
        var larger = ArrayPool<RecordSpan>.Shared.Rent(Count * 2);
        Spans.CopyTo(larger, 0);
        ArrayPool<RecordSpan>.Shared.Return(Spans);
        _spans = larger;
    }
}
