namespace Connector.Engine;

/// <summary>
/// The last window of a pass that was read in parts. A row that changes while it still lies in an unread window moves to the end of
/// time, which may have been read by then; so the end, from the start of the sync less the index lag, is read after all else and by one
/// reader, ascending: what moves meanwhile moves ahead of it. Thread-safe.
/// </summary>
internal sealed class ClosingWindow(long startedAt)
{
    private readonly Lock _lock = new();
    private long _from = startedAt - IndexLag.Seconds;
    private bool _isDue;

    /// <summary>Where it begins, unix seconds: before any change that this sync may see twice or not at all.</summary>
    public long From
    {
        get
        {
            lock (_lock) return _from;
        }
    }

    /// <summary>It is to be read, for something was read out of turn.</summary>
    public bool IsDue
    {
        get
        {
            lock (_lock) return _isDue;
        }
    }

    public Interval Interval => new(From, long.MaxValue);

    /// <summary>What is read now of a window; the open end, if it has one, is left for the last.</summary>
    public Interval Defer(Interval window)
    {
        if (!window.IsOpenEnded) return window;
        Require();
        return window with { To = Math.Max(window.From, From) };
    }

    public void Require()
    {
        lock (_lock) _isDue = true;
    }

    /// <summary>An API whose clock is behind ours dates what changes now before what we take for the start.</summary>
    public void NoteServerClock(DateTimeOffset? servedAt)
    {
        if (servedAt is not { } server) return;
        lock (_lock) _from = Math.Min(_from, IndexLag.Before(server));
    }
}
