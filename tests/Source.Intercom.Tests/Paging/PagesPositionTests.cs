using Connector.Engine;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Paging;

/// <summary>The rounds in which a list is read that changes meanwhile.</summary>
public sealed class PagesPositionTests
{
    private const long Now = 1_000_000;

    private static readonly NextPage _more = new(IsEnd: false, Page: "2");

    [Fact]
    public void One_page_is_one_moment_and_needs_no_other_round()
    {
        var at = new PagesPosition(owedFrom: null);

        at.Advance(Page(500, 400), NextPage.End, total: 2, Now);

        at.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void Several_pages_are_followed_by_a_round_over_what_has_changed_since()
    {
        var at = new PagesPosition(owedFrom: null);
        at.Advance(Page(500, 400), _more, total: 4, Now);
        at.Advance(Page(300, 200), NextPage.End, total: 4, Now + 5);

        (at.IsEnded, at.Next, at.WantedFrom).ShouldBe((false, null, Now - 60));
        at.Advance(Page(Now + 1, 500), _more, total: 4, Now + 6);

        at.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void A_list_that_changes_without_a_pause_is_left_after_five_rounds()
    {
        var at = new PagesPosition(owedFrom: null);
        var pages = 0;
        for (var now = Now; !at.IsEnded; now += 10, pages++)
            at.Advance(pages % 2 == 0 ? Page(now + 9, now + 8) : Page(now + 7, 100), pages % 2 == 0 ? _more : NextPage.End, total: 4, now);

        (pages, at.IsRestless).ShouldBe((10, true));
    }

    [Fact]
    public void Of_a_list_in_another_order_one_page_is_read_again()
    {
        var at = new PagesPosition(owedFrom: null);
        at.Advance(Page(100, 200), _more, total: 4, Now);
        at.Advance(Page(300, 400), NextPage.End, total: 4, Now);
        (at.IsBroken, at.IsEnded).ShouldBe((true, false));

        at.Advance(Page(100, 200), _more, total: 4, Now);

        at.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void A_page_that_begins_with_rows_of_the_one_before_breaks_no_order()
    {
        var at = new PagesPosition(owedFrom: null);

        at.Advance(Page(500, 400), _more, total: 4, Now);
        at.Advance(Page(400, 300), _more, total: 4, Now);

        at.IsBroken.ShouldBeFalse();
    }

    [Fact]
    public void Of_a_page_that_is_read_again_what_has_not_changed_is_left_out()
    {
        var at = new PagesPosition(owedFrom: null);
        at.NewOf(Page(500, 400)).Count.ShouldBe(2);
        at.Advance(Page(500, 400), _more, total: 4, Now);
        at.Advance(Page(300, 200), NextPage.End, total: 4, Now);

        at.NewOf(Page(Now, Now - 60, Now - 61)).Select(record => record.Cursor).ShouldBe([Now, Now - 60]);
    }

    [Fact]
    public void A_total_that_falls_has_the_round_begin_again_five_times()
    {
        var at = new PagesPosition(owedFrom: null);
        var restarts = 0;
        for (; !at.IsHopeless; restarts++)
        {
            at.Advance(Page(500, 400), _more, total: 5, Now);
            at.Advance(Page(300, 200), _more, total: 4, Now);
            at.Next.ShouldBeNull();
        }

        restarts.ShouldBe(6);
    }

    [Fact]
    public void A_page_that_ends_below_what_is_owed_is_the_last_and_one_that_ends_at_it_is_not()
    {
        var at = new PagesPosition(owedFrom: 300);

        at.Advance(Page(500, 300), _more, total: 9, Now);
        at.IsEnded.ShouldBeFalse();
        at.Advance(Page(300, 299), _more, total: 9, Now);

        at.Next.ShouldBeNull(); // a new round
    }

    [Fact]
    public void A_later_round_wants_what_has_changed_since_the_one_before_began_and_no_more_than_is_owed()
    {
        WantedAfterTheFirstRound(owedFrom: 100).ShouldBe(Now - 60);
        WantedAfterTheFirstRound(owedFrom: Now + 1_000).ShouldBe(Now + 1_000);
    }

    [Theory]
    [InlineData(5L, 7L, 6L)]
    [InlineData(5L, null, 4L)]
    public void A_total_falls_against_the_one_told_last(long first, long? second, long third)
    {
        var at = new PagesPosition(owedFrom: null);
        at.Advance(Page(500), _more, first, Now);
        at.Advance(Page(400), _more, second, Now);
        at.Next.ShouldBe(_more);

        at.Advance(Page(300), _more, third, Now);

        at.Next.ShouldBeNull();
    }

    [Fact]
    public void Rows_of_one_second_are_in_order()
    {
        var at = new PagesPosition(owedFrom: null);

        at.Advance(Page(500, 500), _more, total: 4, Now);

        at.IsBroken.ShouldBeFalse();
    }

    [Fact]
    public void Where_the_order_is_broken_or_a_page_is_empty_the_first_round_goes_on()
    {
        var at = new PagesPosition(owedFrom: 300);
        at.Advance(Page(), _more, total: 9, Now);
        at.Next.ShouldBe(_more);

        at.Advance(Page(100, 200), _more, total: 9, Now);

        (at.IsBroken, at.Next).ShouldBe((true, _more));
    }

    [Fact]
    public void Pages_that_bring_nothing_lead_nowhere_and_each_round_has_a_trail_of_its_own()
    {
        var at = new PagesPosition(owedFrom: null);
        for (var page = 0; page < 21; page++) at.Advance(Page(), _more, total: null, Now);
        at.LeadsNowhere.ShouldBeTrue();

        at.Expire();

        at.LeadsNowhere.ShouldBeFalse();
    }

    private static long? WantedAfterTheFirstRound(long owedFrom)
    {
        var at = new PagesPosition(owedFrom);
        at.WantedFrom.ShouldBe(owedFrom);
        at.Advance(Page(Now + 2_000, Now + 1_500), _more, total: 4, Now);
        at.Advance(Page(Now + 1_400, Now + 1_300), NextPage.End, total: 4, Now);
        at.IsEnded.ShouldBeFalse();
        return at.WantedFrom;
    }

    private static ScannedBody Page(params long[] cursors) => Pages.Of(cursors.Select(cursor => new ScriptedRow($"r{cursor}", 1, cursor)));
}
