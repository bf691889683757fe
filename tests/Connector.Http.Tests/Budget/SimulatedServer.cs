namespace Connector.Http.Tests.Budget;

/// <summary>A server that counts arrivals in fixed windows of 10 s of its own clock and says so in every answer.</summary>
/// <param name="skew">How far its clock is ahead of ours.</param>
internal sealed class SimulatedServer(TimeProvider clock, int limit, TimeSpan skew)
{
    private const int WindowSeconds = 10;

    /// <summary>Arrivals per window, by the window's reset.</summary>
    public SortedDictionary<long, int> Windows { get; } = [];

    public int Refused => Windows.Values.Sum(arrived => Math.Max(0, arrived - limit));

    public RateLimitHeaders Arrive()
    {
        var now = (clock.GetUtcNow() + skew).ToUnixTimeSeconds();
        var reset = ((now / WindowSeconds) + 1) * WindowSeconds;
        var arrived = Windows.GetValueOrDefault(reset) + 1;
        Windows[reset] = arrived;
        return new(limit, Math.Max(0, limit - arrived), DateTimeOffset.FromUnixTimeSeconds(reset), DateTimeOffset.FromUnixTimeSeconds(now));
    }
}
