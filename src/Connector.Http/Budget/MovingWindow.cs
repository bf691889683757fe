namespace Connector.Http;

/// <summary>
/// N places in a ring. A request holds one until a window after it must have reached the server: it has when its answer comes, or when
/// the longest journey is over. So no window of that length, of any position, sees more than N arrive. Not thread-safe.
/// Times are timestamps of the <see cref="TimeProvider"/>.
/// </summary>
internal sealed class MovingWindow
{
    private readonly long[] _freeAt;
    private readonly long _length;
    private readonly long _longestJourney;
    private int _next;

    public MovingWindow(int places, long length, long longestJourney)
    {
        (_freeAt, _length, _longestJourney) = (new long[places], length, longestJourney); // all free: no timestamp lies before 0
    }

    /// <summary>The earliest time of the next start, unless an answer comes before.</summary>
    public long NextFree => _freeAt[_next];

    public RequestStart Start(long now)
    {
        var start = new RequestStart(_next, now);
        _freeAt[_next] = FreeAtLatest(start);
        _next = (_next + 1) % _freeAt.Length;
        return start;
    }

    /// <summary>The request has been answered, or will never be. Its place may be another's by now.</summary>
    public void End(RequestStart start, long now)
    {
        if (_freeAt[start.Place] == FreeAtLatest(start)) _freeAt[start.Place] = Math.Min(_freeAt[start.Place], now + _length);
    }

    public int Taken(long now)
    {
        var count = 0;
        foreach (var free in _freeAt)
            if (free > now) count++;
        return count;
    }

    private long FreeAtLatest(RequestStart start) => start.At + _longestJourney + _length;
}
