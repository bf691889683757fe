namespace Connector.Engine;

/// <summary>
/// What is known to be written of one stream: where it starts, the watermark it was handed, and the windows closed since.
/// </summary>
/// <remarks>
/// P1: a watermark W says that every record version with cursor ≤ W that the API exposed has been written. Closing a window says it
/// for the window alone, so W follows the lowest contiguous closed boundary.
/// </remarks>
public sealed class StreamProgress(long start, long? savedWatermark, IntervalSet closed, long? startDate = null)
{
    private readonly IntervalSet _closed = closed.Copy();

    /// <summary>The lowest cursor that this read covers, unix seconds.</summary>
    public long Start { get; } = start;

    /// <summary>Where states begin to speak, unix seconds: everything from here to the watermark has been written, by this read or an earlier one.</summary>
    public long StartDate { get; } = startDate ?? start;

    /// <summary>The watermark of the state this read started from; with a lookback it lies beyond <see cref="Start"/>.</summary>
    public long? SavedWatermark { get; } = savedWatermark;

    public IReadOnlyList<Interval> Closed => _closed.Intervals;

    public void Close(Interval window) => _closed.Add(window);

    public bool IsClosed(long cursor) => _closed.Contains(cursor);

    /// <summary>What is left to read, ascending; the last window is open-ended.</summary>
    public IntervalSet Left() => new([.. _closed.Gaps(new Interval(Start, long.MaxValue))]);

    /// <summary>The watermark, at most <paramref name="cap"/>. A lookback re-read does not pull it below the saved one.</summary>
    public long Watermark(long cap)
    {
        var end = _closed.ContiguousEnd(Start);
        var reached = end == long.MaxValue ? cap : end - 1;
        return Math.Min(Math.Max(reached, SavedWatermark ?? long.MinValue), cap);
    }

    /// <summary>Windows closed beyond the watermark, none of them later than <paramref name="cap"/>.</summary>
    public IEnumerable<Interval> ClosedBeyond(long watermark, long cap) => _closed.Intervals
        .Select(window => window.Intersect(new Interval(watermark + 1, cap + 1)))
        .Where(window => !window.IsEmpty);

    public StreamProgress Copy() => new(Start, SavedWatermark, _closed, StartDate);
}
