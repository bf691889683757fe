namespace Connector.Engine;

/// <summary>A stream's state: the watermark in unix seconds (null: it has none), and the windows closed beyond it.</summary>
public sealed record SavedState(long? Watermark, IntervalSet Closed)
{
    public static SavedState None { get; } = new(null, new IntervalSet());

    /// <summary>
    /// The cursor from which on the state speaks, unix seconds: what lies before was not asked for. Null in the states of other
    /// connectors, which do not say.
    /// </summary>
    public long? StartDate { get; init; }

    /// <summary>When the last read began that brought all of a stream that changes unseen, unix seconds; null: not known, or of no matter.</summary>
    public long? WholeAt { get; init; }

    /// <summary>Null: the state is of an incremental read.</summary>
    public RefreshMark? Refresh { get; init; }
}
