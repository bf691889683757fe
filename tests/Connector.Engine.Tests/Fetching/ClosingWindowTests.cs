using Connector.Engine.Tests.Support;

namespace Connector.Engine.Tests.Fetching;

public sealed class ClosingWindowTests
{
    private readonly ClosingWindow _closing = new(Some.Now);

    [Fact]
    public void It_goes_from_an_index_lag_before_the_start_to_the_end_of_time() => _closing.Interval.ShouldBe(new Interval(Some.Now - 600, long.MaxValue));

    [Fact]
    public void A_window_that_ends_before_is_read_as_it_is_and_needs_no_closing()
    {
        _closing.Defer(new Interval(100, 200)).ShouldBe(new Interval(100, 200));

        _closing.IsDue.ShouldBeFalse();
    }

    [Fact]
    public void The_open_end_of_a_window_is_left_for_the_last()
    {
        _closing.Defer(new Interval(100, long.MaxValue)).ShouldBe(new Interval(100, Some.Now - 600));

        _closing.IsDue.ShouldBeTrue();
    }

    [Fact]
    public void Of_a_window_that_begins_later_nothing_is_read_before_it() =>
        _closing.Defer(new Interval(Some.Now - 5, long.MaxValue)).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Something_out_of_order_makes_it_due()
    {
        _closing.Require();

        _closing.IsDue.ShouldBeTrue();
    }

    [Fact]
    public void It_begins_an_index_lag_before_the_start_by_the_earliest_clock_seen()
    {
        _closing.NoteServerClock(null);
        _closing.NoteServerClock(DateTimeOffset.FromUnixTimeSeconds(Some.Now + 50));
        _closing.From.ShouldBe(Some.Now - 600);

        _closing.NoteServerClock(DateTimeOffset.FromUnixTimeSeconds(Some.Now - 50));
        _closing.NoteServerClock(DateTimeOffset.FromUnixTimeSeconds(Some.Now - 40));
        _closing.From.ShouldBe(Some.Now - 650);
    }
}
