using Source.Intercom.Tests.Support;

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

        (precision.IsOfSeconds, precision.NarrowestSplit).ShouldBe((false, Connector.Engine.WindowSplit.MinimumWidth));
    }
}
