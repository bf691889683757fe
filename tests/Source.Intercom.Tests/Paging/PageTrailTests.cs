using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Paging;

/// <summary>How many pages that bring nothing are borne with, and when a way is one that has been taken.</summary>
public sealed class PageTrailTests
{
    private readonly PageTrail _trail = new();

    [Fact]
    public void Twenty_empty_pages_in_a_row_are_borne_with_and_one_more_is_not()
    {
        Note(20);
        _trail.LeadsNowhere.ShouldBeFalse();
        Note(1, "a");
        Note(20);
        _trail.LeadsNowhere.ShouldBeFalse();

        Note(1);

        _trail.LeadsNowhere.ShouldBeTrue();
    }

    [Fact]
    public void Twenty_pages_that_came_before_are_borne_with_and_one_more_is_not()
    {
        Note(1, "a");
        Note(20, "a");
        _trail.LeadsNowhere.ShouldBeFalse();

        Note(1, "a");

        _trail.LeadsNowhere.ShouldBeTrue();
    }

    [Fact]
    public void A_page_with_one_record_that_is_new_is_none_that_came_before()
    {
        Note(1, "a");
        for (var page = 0; page < 50; page++) Note(1, "a", $"new {page}");

        _trail.LeadsNowhere.ShouldBeFalse();
    }

    [Fact]
    public void A_record_that_changed_meanwhile_is_a_new_one()
    {
        for (var page = 0; page < 50; page++) _trail.Note(Pages.Of(new ScriptedRow("a", 1, 1_000 - page)));

        _trail.LeadsNowhere.ShouldBeFalse();
    }

    [Fact]
    public void A_later_record_shows_that_the_pages_go_on()
    {
        for (var page = 0; page < 50; page++)
        {
            _trail.Note(Pages.Of(new ScriptedRow("a", 1, 10)));
            if (page % 20 == 19) _trail.Note(Pages.Of(new ScriptedRow("a", 1, 10), new ScriptedRow("b", 1, 100 + page)));
        }

        _trail.LeadsNowhere.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Ways_that_go_round_are_noticed_within_three_rounds(int period)
    {
        var steps = 0;
        do Note(1, $"{steps}");
        while (!_trail.ComesBackTo($"way {steps++ % period}") && steps < 1_000);

        steps.ShouldBeInRange(period + 1, (3 * period) + 1);
    }

    [Fact]
    public void A_circle_that_begins_late_is_noticed_too()
    {
        var steps = 0;
        do Note(1, $"{steps}");
        while (!_trail.ComesBackTo(steps < 10 ? $"before {steps}" : $"way {steps % 3}") && ++steps < 1_000);

        steps.ShouldBeInRange(13, 40);
    }

    [Fact]
    public void A_way_that_was_never_taken_is_none_that_comes_back()
    {
        for (var page = 0; page < 100; page++)
        {
            Note(1, $"{page}");
            _trail.ComesBackTo($"{page}").ShouldBeFalse();
        }
    }

    private void Note(int pages, params string[] ids)
    {
        for (var page = 0; page < pages; page++) _trail.Note(Pages.Of(ids.Select(id => new ScriptedRow(id, 1, 10))));
    }
}
