namespace Connector.Engine;

/// <summary>A stream's state as read back: the watermark in unix seconds, and the windows closed beyond it.</summary>
public sealed record SavedState(long? Watermark, IntervalSet Closed)
{
    public static SavedState None { get; } = new(null, new IntervalSet());
}
