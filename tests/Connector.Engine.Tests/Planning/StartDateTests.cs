using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Planning;

public sealed class StartDateTests
{
    private const long Saved = Some.Now - (100 * Some.Day);
    private const long Earlier = Some.StartDate - (200 * Some.Day);
    private const long Later = Some.StartDate + (200 * Some.Day);

    [Fact]
    public void Moved_back_what_lies_between_is_read_too_and_said()
    {
        var plan = Plan(Earlier, Own(Saved));

        plan.Streams[0].Left.ShouldBe([new Interval(Earlier, Some.StartDate), new Interval(Saved, long.MaxValue)]);
        plan.Streams[0].Start.StartDate.ShouldBe(Earlier);
        plan.Warnings.ShouldHaveSingleItem().ShouldBe(
            "The saved state of stream `contacts` was made with the start date 2024-01-01T00:00:00Z. The start date is now 2023-06-15T00:00:00Z, so what lies between is read too.");
    }

    [Fact]
    public void Until_it_is_read_the_watermark_does_not_speak_for_it()
    {
        var progress = Plan(Earlier, Own(Saved)).Streams[0].Start.Copy();

        progress.Watermark(Some.Cap).ShouldBe(Earlier - 1);
        progress.ClosedBeyond(Earlier - 1, Some.Cap).ShouldBe([new Interval(Some.StartDate, Saved)]);
        progress.Close(new Interval(Earlier, Some.StartDate));
        progress.Watermark(Some.Cap).ShouldBe(Saved - 1);
    }

    [Fact]
    public void Windows_closed_beyond_the_watermark_stay_closed()
    {
        var plan = Plan(Earlier, Own(Saved, $",\"closed\":[[{Saved + Some.Day},{Saved + (40 * Some.Day)}]]"));

        plan.Streams[0].Left.ShouldBe(
            [new Interval(Earlier, Some.StartDate), new Interval(Saved, Saved + Some.Day), new Interval(Saved + (40 * Some.Day), long.MaxValue)]);
    }

    [Fact]
    public void A_lookback_is_read_again_all_the_same() =>
        Plan(Earlier, Own(Saved), Some.Settings with { Lookback = TimeSpan.FromDays(3) }).Streams[0].Left
            .ShouldBe([new Interval(Earlier, Some.StartDate), new Interval(Saved - (3 * Some.Day), long.MaxValue)]);

    [Fact]
    public void Moved_on_nothing_is_read_again_and_the_state_goes_on_speaking_for_what_was_read()
    {
        var plan = Plan(Later, Own(Saved));

        plan.Streams[0].Left.ShouldBe([new Interval(Saved, long.MaxValue)]);
        plan.Streams[0].Start.StartDate.ShouldBe(Some.StartDate);
        plan.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Moved_on_beyond_the_watermark_the_state_begins_to_speak_there() =>
        Plan(Saved + Some.Day, Own(Saved)).Streams[0].Start.StartDate.ShouldBe(Saved + Some.Day);

    /// <summary>Between two seconds that follow each other nothing is left out.</summary>
    [Theory]
    [InlineData(0, Some.StartDate)]
    [InlineData(1, Some.StartDate)]
    [InlineData(2, Saved + 2)]
    public void Only_beyond_the_second_that_follows_the_watermark_something_is_left_out(int seconds, long speaksFrom) =>
        Plan(Saved + seconds, Own(Saved)).Streams[0].Start.StartDate.ShouldBe(speaksFrom);

    [Fact]
    public void A_state_that_does_not_say_where_it_began_is_taken_to_have_begun_here()
    {
        var stream = Plan(Earlier, $$"""{"updated_at":{{Saved}}}""").Streams[0];

        stream.Left.ShouldBe([new Interval(Saved - IndexLag.Seconds, long.MaxValue)]);
        stream.Start.StartDate.ShouldBe(Earlier);
    }

    private static ReadPlan Plan(long startDate, string state, ReadSettings? settings = null) =>
        Some.Plan(Some.Contacts, state, (settings ?? Some.Settings) with { StartDate = DateTimeOffset.FromUnixTimeSeconds(startDate) });

    private static string Own(long watermark, string more = "") => $$"""{"updated_at":{{watermark}},"start_date":{{Some.StartDate}}{{more}}}""";
}
