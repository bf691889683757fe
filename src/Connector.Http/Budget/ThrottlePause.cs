namespace Connector.Http;

/// <summary>How long everybody waits after a 429.</summary>
internal static class ThrottlePause
{
    /// <summary>When the answer does not say: the window over which the limit is spread.</summary>
    public static readonly TimeSpan Unsaid = RateBudget.DefaultWindow;

    /// <summary>A reset that is already past (a cut second, a wrong clock) must not make the refused hammer.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>Until the window's reset and for as long as <c>Retry-After</c> says; never longer than <paramref name="longest"/>.</summary>
    public static TimeSpan For(ApiResponse response, DateTimeOffset now, TimeSpan longest)
    {
        var untilReset = response.RateLimit?.UntilReset(now);
        if (untilReset is null && response.RetryAfter is null) return Unsaid;
        var told = Later(untilReset ?? TimeSpan.Zero, response.RetryAfter ?? TimeSpan.Zero);
        return Later(Shortest, told < longest ? told : longest);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
