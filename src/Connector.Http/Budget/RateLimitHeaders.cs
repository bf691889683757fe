using System.Globalization;
using System.Net.Http.Headers;

namespace Connector.Http;

/// <summary>What an answer's <c>X-RateLimit-*</c> headers say of the server's current window. Each may be absent; garbage counts as absent.</summary>
/// <param name="Limit">Requests per window.</param>
/// <param name="Remaining">Requests still allowed in this window.</param>
/// <param name="Reset">When the window ends, by the SERVER's clock (sent as unix seconds).</param>
/// <param name="Date">The server's clock when it answered, where it said so: what <paramref name="Reset"/> is measured against.</param>
public sealed record RateLimitHeaders(int? Limit, int? Remaining, DateTimeOffset? Reset, DateTimeOffset? Date)
{
    /// <summary>No window is believed to last longer than this: a reset further off is a wrong clock or a wrong unit.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private const long LastUnixSecond = 253_402_300_799; // 9999-12-31, the last that DateTimeOffset holds

    /// <summary>Null when none of the headers is there.</summary>
    public static RateLimitHeaders? From(HttpResponseHeaders headers)
    {
        var limit = Number(headers, "X-RateLimit-Limit", int.MaxValue);
        var remaining = Number(headers, "X-RateLimit-Remaining", int.MaxValue);
        var reset = Number(headers, "X-RateLimit-Reset", LastUnixSecond);
        if (limit is null && remaining is null && reset is null) return null;
        return new((int?)limit, (int?)remaining, reset is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null, headers.Date);
    }

    /// <summary>
    /// How long until the window ends: never negative, at most <see cref="LongestWait"/>; null when the server did not say.
    /// The server's <c>Date</c> is cut to the second, so this errs late, by less than a second.
    /// </summary>
    /// <param name="now">Our clock, for a server that sends no <c>Date</c>.</param>
    public TimeSpan? UntilReset(DateTimeOffset now)
    {
        if (Reset is not { } reset) return null;
        return TimeSpan.FromTicks(Math.Clamp((reset - (Date ?? now)).Ticks, 0, LongestWait.Ticks));
    }

    /// <summary>Which window this is: its reset, in server time, no further off than <see cref="LongestWait"/>; null when the server did not say.</summary>
    /// <param name="now">Our clock, for a server that sends no <c>Date</c>.</param>
    public DateTimeOffset? Epoch(DateTimeOffset now)
    {
        var latest = (Date ?? now) + LongestWait;
        return Reset is { } reset && reset > latest ? latest : Reset;
    }

    private static long? Number(HttpResponseHeaders headers, string name, long max) =>
        headers.NonValidated.TryGetValues(name, out var values)
        && long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= max
            ? number
            : null;
}
