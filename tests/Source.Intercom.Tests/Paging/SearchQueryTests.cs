using System.Text;
using Connector.Engine;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Paging;

/// <summary>A query holds every second of its window, also where the server matches whole days of a zone, and days of 25 hours.</summary>
public sealed class SearchQueryTests
{
    private const long Quarter = 900;

    /// <summary>Zones with a day of 25 hours (24.5 on Lord Howe), and the day before it, UTC.</summary>
    public static TheoryData<string, string> LongDays => new()
    {
        { "Pacific/Auckland", "2026-04-04" },
        { "America/New_York", "2026-10-31" },
        { "Europe/Berlin", "2026-10-24" },
        { "Australia/Lord_Howe", "2026-04-04" },
    };

    [Theory, MemberData(nameof(LongDays))]
    public void Whole_days_of_any_length_leave_nothing_of_the_window_out(string zone, string day)
    {
        var days = new Days(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var start = DateTimeOffset.Parse($"{day}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        for (var second = start; second < start + (4 * 86_400); second += Quarter)
        {
            foreach (var bound in (long[])[second - 1, second, second + 1])
            {
                var query = SearchQuery.Of(new Interval(bound, bound + 1), isOfSeconds: false, 150, null);
                days.StartOfNext(query.After).ShouldBeLessThanOrEqualTo(bound);
                days.StartOf(query.Before!.Value).ShouldBeGreaterThan(bound);
            }
        }
    }

    [Fact]
    public void By_the_second_a_query_is_as_wide_as_its_window() =>
        SearchQuery.Of(new Interval(500_000, 500_010), isOfSeconds: true, 75, "c").ShouldBe(new SearchQuery(499_999, 500_010, 75, "c"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_open_window_has_no_upper_bound_and_no_time_is_negative(bool isOfSeconds) =>
        SearchQuery.Of(new Interval(0, long.MaxValue), isOfSeconds, 150, null).ShouldBe(new SearchQuery(0, null, 150));

    /// <summary>Word for word, as in developers.intercom.com, "Search for contacts".</summary>
    [Fact]
    public void It_is_written_as_the_api_describes_it()
    {
        const string Above = """{"field":"updated_at","operator":">","value":5}""";
        const string Below = """{"field":"updated_at","operator":"<","value":9}""";
        const string Sort = """{"field":"updated_at","order":"ascending"}""";

        Json(new SearchQuery(5, null, 150)).ShouldBe($$"""{"query":{{Above}},"pagination":{"per_page":150},"sort":{{Sort}}}""");
        Json(new SearchQuery(5, 9, 75, "c")).ShouldBe(
            $$"""{"query":{"operator":"AND","value":[{{Above}},{{Below}}]},"pagination":{"per_page":75,"starting_after":"c"},"sort":{{Sort}}}""");
    }

    private static string Json(SearchQuery query)
    {
        using var api = new ScriptedApi(_ => throw new InvalidOperationException());
        using var call = new DirectCall("contacts", new Interval(0, long.MaxValue), api, new FakeTimeProvider(TestKit.TestTime.Start));
        return JObject.Parse(Encoding.UTF8.GetString(query.Request(call.Call).JsonBody.Span)).ToString(Formatting.None);
    }

    private sealed class Days(TimeZoneInfo zone)
    {
        public long StartOf(long second) => Midnight(Local(second).Date);

        public long StartOfNext(long second) => Midnight(Local(second).Date.AddDays(1));

        private DateTimeOffset Local(long second) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(second), zone);

        private long Midnight(DateTime date) => new DateTimeOffset(date, zone.GetUtcOffset(date)).ToUnixTimeSeconds();
    }
}
