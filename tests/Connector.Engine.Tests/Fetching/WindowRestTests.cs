namespace Connector.Engine.Tests.Fetching;

public sealed class WindowRestTests
{
    private const long Now = 100_000;

    [Fact]
    public void It_shrinks_from_below_as_ascending_pages_come()
    {
        var rest = new WindowRest(new Interval(1_000, 9_000), Now);

        rest.Close(null);
        rest.Unread.ShouldBe(new Interval(1_000, 9_000));
        rest.Close(new Interval(1_000, 4_000));
        rest.Unread.ShouldBe(new Interval(4_000, 9_000));
        rest.Close(new Interval(1_000, 2_000));
        rest.Unread.ShouldBe(new Interval(4_000, 9_000), "what was read stays read");
    }

    [Fact]
    public void It_shrinks_from_above_as_descending_pages_come()
    {
        var rest = new WindowRest(new Interval(1_000, long.MaxValue), Now);

        rest.Close(new Interval(7_000, long.MaxValue));
        rest.Unread.ShouldBe(new Interval(1_000, 7_000));
        rest.Close(new Interval(5_000, 7_000));
        rest.Unread.ShouldBe(new Interval(1_000, 5_000));
        rest.EndAt(3_000);
        rest.Close(new Interval(4_000, 7_000));
        rest.Unread.ShouldBe(new Interval(1_000, 3_000), "what was cut off stays cut off");
    }

    [Fact]
    public void What_was_cut_off_stays_cut_off_though_the_search_goes_on_behind_it()
    {
        var rest = new WindowRest(new Interval(1_000, 9_000), Now);
        rest.EndAt(5_000);
        rest.Unread.ShouldBe(new Interval(1_000, 5_000));

        rest.Close(new Interval(1_000, 7_000));

        rest.Unread.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void What_was_handed_on_without_being_closed_is_unread_but_nothing_to_cut_off()
    {
        var rest = new WindowRest(new Interval(1_000, 9_000), Now);

        rest.HandOn([new RecordSpan(0, 1, 3_000, 0, 0), new RecordSpan(0, 1, 2_000, 0, 0), new RecordSpan(0, 1, null, 0, 0)]);
        rest.HandOn([new RecordSpan(0, 1, 2_500, 0, 0)]);
        rest.HandOn([]);

        rest.Unread.ShouldBe(new Interval(1_000, 9_000));
        rest.Ahead.ShouldBe(new Interval(3_001, 9_000));
    }

    [Fact]
    public void A_window_read_in_the_middle_only_is_still_unread()
    {
        var rest = new WindowRest(new Interval(1_000, 9_000), Now);

        rest.Close(new Interval(3_000, 5_000));

        rest.Unread.ShouldBe(new Interval(1_000, 9_000));
    }

    [Fact]
    public void Records_can_lie_no_later_than_now()
    {
        var rest = new WindowRest(new Interval(90_000, long.MaxValue), Now);

        rest.Known.ShouldBe(new Interval(90_000, Now));
        rest.Unread.IsOpenEnded.ShouldBeTrue();
        rest.Middle.ShouldBe(95_000);
    }

    [Theory]
    [InlineData(7_200, 3_600L)]
    [InlineData(7_201, 3_600L)]
    [InlineData(7_199, null)]
    [InlineData(0, null)]
    public void An_hour_is_the_narrowest_half(long width, long? middle) => new WindowRest(new Interval(0, width), Now).Middle.ShouldBe(middle);

    [Fact]
    public void A_window_of_the_future_has_no_middle_and_no_share()
    {
        var rest = new WindowRest(new Interval(Now + 10, long.MaxValue), Now);

        rest.Middle.ShouldBeNull();
        rest.Share(1_000).ShouldBe(0);
    }

    [Fact]
    public void Records_are_taken_to_be_spread_evenly_over_what_the_query_has_left()
    {
        var rest = new WindowRest(new Interval(0, long.MaxValue), Now);
        rest.Close(new Interval(0, 50_000));
        rest.Share(1_000).ShouldBe(1_000);

        rest.EndAt(60_000);
        rest.Share(1_000).ShouldBe(200, "the query goes on to now, of which this window keeps a fifth");

        rest.Close(new Interval(0, 70_000));
        rest.Share(1_000).ShouldBe(0);
    }
}
