namespace Connector.Engine;

/// <summary>
/// How long a change may take to become visible to a search. Intercom documents minutes for new contacts; ten leave room for a slow
/// index and for clocks that disagree. A watermark is never later than the start of the sync less this lag, so whatever was not yet
/// visible is read by the next sync.
/// </summary>
public static class IndexLag
{
    public const long Seconds = 600;

    /// <summary>The latest watermark that what was asked for at this time, or later, can bear: unix seconds.</summary>
    public static long Before(DateTimeOffset time) => time.ToUnixTimeSeconds() - Seconds;
}
