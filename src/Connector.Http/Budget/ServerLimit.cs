namespace Connector.Http;

/// <summary>How the server holds requests up: its own window, and the pauses it imposes. Not thread-safe; times are timestamps.</summary>
internal sealed class ServerLimit(BudgetClock clock)
{
    private readonly ServerWindow _window = new();
    private long _pausedUntil = long.MinValue;
    private long _announcedUntil = 0;

    /// <summary>Requests per window of the server's, as last told; null before.</summary>
    public int? Limit { get; private set; }

    /// <summary>When one more request may start, unless an answer comes before that allows it.</summary>
    public long NextStart(int inFlight) => _window.Allows(inFlight) ? _pausedUntil : Math.Max(_pausedUntil, _window.ResetAt);

    /// <summary>Until when no answer can change that nothing starts; in the past when nothing is held up.</summary>
    public long HeldUntil => _window.IsUsedUp ? Math.Max(_pausedUntil, _window.ResetAt) : _pausedUntil;

    public void Pause(TimeSpan length) => _pausedUntil = Math.Max(_pausedUntil, clock.Now + clock.Ticks(length));

    /// <summary>A request has ended; <paramref name="headers"/> is null when no answer told anything.</summary>
    public void Hear(RateLimitHeaders? headers)
    {
        Limit = headers?.Limit ?? Limit;
        var utcNow = clock.UtcNow;
        if (headers?.Remaining is not { } remaining || headers.Epoch(utcNow) is not { } epoch)
        {
            _window.NotTold();
            return;
        }
        _window.Told(epoch, remaining, clock.Now + clock.Ticks(headers.UntilReset(utcNow) ?? TimeSpan.Zero));
    }

    /// <summary>The end of a hold-up that has not been announced; one that grows by less than a second is no news.</summary>
    public DateTimeOffset? News(long now)
    {
        var held = HeldUntil;
        if (held <= now || held < _announcedUntil + clock.Ticks(TimeSpan.FromSeconds(1))) return null;
        _announcedUntil = held;
        return clock.At(held);
    }
}
