using System.Net;

namespace Connector.Http.Tests.Budget;

public sealed class RateLimitHeadersTests
{
    private static readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Fact]
    public void Reads_what_is_there()
    {
        var headers = Read(("X-RateLimit-Limit", "1666"), ("X-RateLimit-Remaining", "1600"), ("X-RateLimit-Reset", "1700000010"));
        headers.ShouldBe(new RateLimitHeaders(1666, 1600, _now.AddSeconds(10), null));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999999")]
    [InlineData("1700000010000")] // milliseconds
    public void Garbage_counts_as_absent(string garbage)
    {
        Read(("X-RateLimit-Reset", garbage)).ShouldBeNull();
        Read(("X-RateLimit-Remaining", "7"), ("X-RateLimit-Reset", garbage)).ShouldBe(new RateLimitHeaders(null, 7, null, null));
    }

    [Fact]
    public void A_header_sent_twice_with_two_values_counts_as_absent() =>
        Read(("X-RateLimit-Remaining", "7"), ("X-RateLimit-Remaining", "8")).ShouldBeNull();

    [Fact]
    public void The_wait_is_measured_against_the_servers_own_date_where_it_sends_one()
    {
        var reset = _now.AddSeconds(10);
        new RateLimitHeaders(null, 0, reset, reset.AddSeconds(-4)).UntilReset(_now).ShouldBe(TimeSpan.FromSeconds(4));
        new RateLimitHeaders(null, 0, reset, null).UntilReset(_now).ShouldBe(TimeSpan.FromSeconds(10));
        new RateLimitHeaders(null, 0, null, _now).UntilReset(_now).ShouldBeNull();
    }

    private static RateLimitHeaders? Read(params (string Name, string Value)[] headers)
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.OK);
        foreach (var (name, value) in headers) answer.Headers.TryAddWithoutValidation(name, value);
        return RateLimitHeaders.From(answer.Headers);
    }
}
