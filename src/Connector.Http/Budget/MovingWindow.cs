namespace Connector.Http;

/// <summary>
/// N places in a ring, each taken again no sooner than a window after its last start: so no window of that length ever holds more
/// than N starts. Not thread-safe. Times are timestamps of the <see cref="TimeProvider"/>.
/// </summary>
internal sealed class MovingWindow
{
    /// <summary>A place that was given away but whose request has not reached its start yet.</summary>
    private const long Pending = long.MaxValue;

    private readonly long[] _starts;
    private readonly long _length;
    private int _next;

    public MovingWindow(int places, long length)
    {
        _starts = new long[places];
        _length = length;
        Array.Fill(_starts, long.MinValue);
    }

    /// <summary>The earliest time of the next start; <see cref="long.MaxValue"/> while that hangs on a pending place.</summary>
    public long NextFree => _starts[_next] switch
    {
        long.MinValue => long.MinValue,
        Pending => long.MaxValue,
        var start => start + _length,
    };

    /// <summary>Gives away the next place.</summary>
    public int Take()
    {
        var place = _next;
        _starts[place] = Pending;
        _next = (_next + 1) % _starts.Length;
        return place;
    }

    /// <summary>The request that holds the place starts now.</summary>
    public void Start(int place, long now) => _starts[place] = now;

    public int CountAfter(long time)
    {
        var count = 0;
        foreach (var start in _starts)
            if (start > time) count++;
        return count;
    }
}
