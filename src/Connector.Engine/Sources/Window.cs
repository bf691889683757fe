namespace Connector.Engine;

/// <summary>
/// A window of a stream that is being read. Its upper bound may move down while reading: what is cut off becomes a window of its own.
/// Owned by the one task that reads it.
/// </summary>
public sealed class Window(Interval interval)
{
    public long From => Interval.From;

    public Interval Interval { get; private set; } = interval;

    public void EndAt(long to) => Interval = Interval with { To = to };
}
