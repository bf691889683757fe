namespace Intercom.Sandbox.Limits;

/// <summary>
/// Intercom's rate limit: a sixth of the minute's requests in each fixed window of 10 seconds, windows aligned to the clock
/// (developers.intercom.com, "Rate limiting"). A sixth is rounded down, and is at least 1.
/// </summary>
/// <param name="otherClient">Requests another client of the workspace makes in each window, evenly spread, out of the same limit.</param>
internal sealed class RateWindow(int requestsPerMinute, int otherClient, TimeProvider clock)
{
    private const int WindowMilliseconds = 10_000;
    private const int MostUses = 1_000;
    private readonly int _limit = Math.Max(1, requestsPerMinute / 6);
    private readonly Lock _gate = new();
    private readonly Queue<RateWindowUse> _past = [];
    private RateWindowUse? _current;

    /// <summary>What the other client has asked for so far in the current window.</summary>
    private int _otherAsked;

    /// <summary>Counts a request into the current window. A refused one costs nothing.</summary>
    public RateVerdict Take()
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        lock (_gate)
        {
            var window = Window(now);
            var allowed = window.Remaining > 0;
            _current = allowed ? window with { Granted = window.Granted + 1 } : window with { Refused = window.Refused + 1 };
            return new RateVerdict(allowed, _limit, _current.Remaining, _current.Start + (WindowMilliseconds / 1000));
        }
    }

    /// <summary>The windows any request came in, oldest first.</summary>
    public IReadOnlyList<RateWindowUse> Uses()
    {
        lock (_gate) return _current is null ? [] : [.. _past, _current];
    }

    /// <summary>The window of this moment, with what the other client has used of it by now. A clock that goes back stays in its window.</summary>
    private RateWindowUse Window(long now)
    {
        var start = now / WindowMilliseconds * (WindowMilliseconds / 1000);
        if (_current is null || start > _current.Start) Turn(start);
        return LetOtherAsk(_current!, (int)Math.Min(otherClient, (long)otherClient * (now - (_current!.Start * 1000)) / WindowMilliseconds));
    }

    private void Turn(long start)
    {
        if (_current is { } ended)
        {
            _past.Enqueue(LetOtherAsk(ended, otherClient));
            if (_past.Count >= MostUses) _past.Dequeue();
        }
        _current = new RateWindowUse(start, _limit, 0, 0, 0);
        _otherAsked = 0;
    }

    private RateWindowUse LetOtherAsk(RateWindowUse window, int asked)
    {
        var more = Math.Max(0, asked - _otherAsked);
        _otherAsked += more;
        return window with { Other = window.Other + Math.Min(more, window.Remaining) };
    }
}
