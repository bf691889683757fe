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

    [Theory]
    [InlineData("X-RateLimit-Limit", "2147483647")]
    [InlineData("X-RateLimit-Remaining", "2147483647")]
    [InlineData("X-RateLimit-Remaining", "0")]
    [InlineData("X-RateLimit-Reset", "253402300799")]
    public void One_header_is_enough_and_may_have_the_largest_value_there_is(string name, string value)
    {
        var headers = Read((name, value)).ShouldNotBeNull();
        (headers.Limit ?? headers.Remaining ?? headers.Reset!.Value.ToUnixTimeSeconds()).ToString().ShouldBe(value);
    }

    [Theory]
    [InlineData("X-RateLimit-Limit", "2147483648")]
    [InlineData("X-RateLimit-Remaining", "2147483648")]
    [InlineData("X-RateLimit-Reset", "253402300800")]
    public void A_value_beyond_it_counts_as_absent(string name, string value) => Read((name, value)).ShouldBeNull();

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(59, 59)]
    [InlineData(60, 60)]
    [InlineData(61, 60)]
    public void A_wait_is_never_negative_and_a_minute_at_most(int resetIn, int waits) =>
        new RateLimitHeaders(null, 0, _now.AddSeconds(resetIn), null).UntilReset(_now).ShouldBe(TimeSpan.FromSeconds(waits));

    [Theory]
    [InlineData(-5, -5)]
    [InlineData(60, 60)]
    [InlineData(61, 60)]
    public void A_window_is_known_by_its_reset_no_further_off_than_a_minute(int resetIn, int epoch)
    {
        new RateLimitHeaders(null, 0, _now.AddSeconds(resetIn), null).Epoch(_now).ShouldBe(_now.AddSeconds(epoch));
        new RateLimitHeaders(null, 0, _now.AddSeconds(resetIn), _now).Epoch(_now.AddDays(1)).ShouldBe(_now.AddSeconds(epoch));
        new RateLimitHeaders(null, 0, null, _now).Epoch(_now).ShouldBeNull();
    }

    private static RateLimitHeaders? Read(params (string Name, string Value)[] headers)
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.OK);
        foreach (var (name, value) in headers) answer.Headers.TryAddWithoutValidation(name, value);
        return RateLimitHeaders.From(answer.Headers);
    }
}
