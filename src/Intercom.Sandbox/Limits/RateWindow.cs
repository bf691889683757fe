namespace Intercom.Sandbox.Limits;

/// <summary>
/// Intercom's rate limit: a sixth of the minute's requests in each fixed window of 10 seconds, windows aligned to the clock
/// (developers.intercom.com, "Rate limiting"). A sixth is rounded down, and is at least 1.
/// </summary>
internal sealed class RateWindow(int requestsPerMinute, TimeProvider clock)
{
    private const int WindowSeconds = 10;
    private readonly int _limit = Math.Max(1, requestsPerMinute / 6);
    private readonly Lock _gate = new();
    private long _window;
    private int _used;

    /// <summary>Counts a request into the current window. A refused one costs nothing.</summary>
    public RateVerdict Take()
    {
        var window = clock.GetUtcNow().ToUnixTimeSeconds() / WindowSeconds;
        lock (_gate)
        {
            if (window > _window) (_window, _used) = (window, 0);
            var allowed = _used < _limit;
            if (allowed) _used++;
            return new RateVerdict(allowed, _limit, _limit - _used, (_window + 1) * WindowSeconds);
        }
    }
}
