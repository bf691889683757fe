using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Emitting;

public sealed class LatestClaimTests
{
    private readonly LatestClaim _claim = new(At(0));

    [Fact]
    public void It_is_the_start_less_the_index_lag() => _claim.Value.ShouldBe(Some.Now - 600);

    [Theory]
    [InlineData(-30, Some.Now - 600)]
    [InlineData(-31, Some.Now - 631)]
    [InlineData(0, Some.Now - 600)]
    [InlineData(500, Some.Now - 600)]
    public void Answers_that_took_some_seconds_do_not_lower_it_a_clock_that_is_behind_does(int seconds, long expected)
    {
        (_claim.Note(At(seconds)) is not null).ShouldBe(expected < Some.Now - 600);

        _claim.Value.ShouldBe(expected);
    }

    [Fact]
    public void It_follows_the_earliest_answer_and_warns_once()
    {
        _claim.Note(null).ShouldBeNull();
        _claim.Note(At(-3_600)).ShouldNotBeNull().ShouldContain("3600 s ahead");
        _claim.Note(At(-3_500)).ShouldBeNull();
        _claim.Value.ShouldBe(Some.Now - 3_600 - 600);

        _claim.Note(At(-3_700)).ShouldBeNull("it has been said");
        _claim.Value.ShouldBe(Some.Now - 3_700 - 600);
    }

    private static DateTimeOffset At(int seconds) => DateTimeOffset.FromUnixTimeSeconds(Some.Now + seconds);
}
