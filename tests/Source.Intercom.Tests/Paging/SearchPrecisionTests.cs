using Connector.Engine;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Paging;

public sealed class SearchPrecisionTests
{
    /// <summary>The beginning of a quarter of an hour.</summary>
    private const long Quarter = 1_700_000_100;

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(898, true)]
    [InlineData(899, false)]
    public void The_question_is_asked_of_a_second_with_others_of_its_quarter_on_both_sides(long second, bool isAsked) =>
        SearchPrecision.MomentToAskOf(Pages.Of(new ScriptedRow("a", 1, Quarter + second))).ShouldBe(isAsked ? Quarter + second : null);

    [Fact]
    public void It_is_the_last_such_second_of_the_page() => SearchPrecision.MomentToAskOf(
        Pages.Of(new ScriptedRow("a", 1, Quarter + 5), new ScriptedRow("b", 1, Quarter + 6), new ScriptedRow("c", 1, Quarter + 900))).ShouldBe(Quarter + 6);

    [Fact]
    public void Before_anything_is_known_windows_overlap_by_days()
    {
        var precision = new SearchPrecision();

        (precision.IsOfSeconds, precision.NarrowestSplit).ShouldBe((false, WindowSplit.MinimumWidth));
    }

    /// <summary>In seconds of a window that is open, or that ends before now.</summary>
    [Theory]
    [InlineData(null, false)]
    [InlineData(-1_000L, true)]
    public async Task It_is_asked_where_what_is_left_spans_less_than_four_days(long? end, bool isAsked)
    {
        var now = TestTime.Start.ToUnixTimeSeconds();
        (await IsAskedAsync(now + 450, end is { } seconds ? now + seconds : long.MaxValue, now + 450 - (4 * 86_400))).ShouldBe(isAsked);
        (await IsAskedAsync(now + 450, long.MaxValue, now + 451 - (4 * 86_400))).ShouldBeTrue();
    }

    private static async Task<bool> IsAskedAsync(long now, long end, long moment)
    {
        using var api = new ScriptedApi(_ => ScriptedSearch.Page([new ScriptedRow("a", 1, moment)], null));
        using var call = new DirectCall("contacts", new Interval(0, end), api, new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(now)));
        var precision = new SearchPrecision();

        await precision.FindOutAsync(call.Call, call.Call.Stream.Shape, moment, 10_000, TestContext.Current.CancellationToken);

        precision.IsOfSeconds.ShouldBe(!api.Requests.IsEmpty);
        precision.NarrowestSplit.ShouldBe(precision.IsOfSeconds ? 1 : WindowSplit.MinimumWidth);
        return precision.IsOfSeconds;
    }
}
