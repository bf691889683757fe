namespace Connector.Http;

/// <summary>
/// What the server's answers tell of its own window. Not thread-safe. A window is known by its reset, in server time (its epoch):
/// within one the lowest number told holds, because answers overtake each other; a later epoch replaces it.
/// </summary>
internal sealed class ServerWindow
{
    private DateTimeOffset _epoch = DateTimeOffset.MinValue;
    private int _remaining;

    /// <summary>When the window known last ends, as a timestamp of ours: from then on nothing is known and nobody is held up.</summary>
    public long ResetAt { get; private set; } = long.MinValue;

    /// <summary>The server allows no more requests before the reset.</summary>
    public bool IsUsedUp => _remaining == 0;

    /// <summary>
    /// Whether one more request surely fits before the reset. Every request in flight may be one the server had not counted when it told
    /// the number; one that is answered has been counted in the lowest number told. So this uses the last one allowed and never one more.
    /// </summary>
    public bool Allows(int inFlight) => inFlight < _remaining;

    /// <param name="epoch">The window's reset in server time.</param>
    /// <param name="remaining">The requests it still allows.</param>
    /// <param name="resetAt">When it ends, as a timestamp of ours: never too early (see <see cref="RateLimitHeaders.UntilReset"/>).</param>
    public void Told(DateTimeOffset epoch, int remaining, long resetAt)
    {
        if (epoch > _epoch)
        {
            (_epoch, _remaining, ResetAt) = (epoch, remaining, resetAt);
        }
        else if (epoch == _epoch)
        {
            // Each reset is told late by a part of a second: the earliest is the closest. And a late answer cannot bring back a window that is over.
            _remaining = Math.Min(_remaining, remaining);
            ResetAt = Math.Min(ResetAt, resetAt);
        }
    }

    /// <summary>A request ended without an answer that tells; the server may have counted it.</summary>
    public void NotTold() => _remaining = Math.Max(0, _remaining - 1);
}
