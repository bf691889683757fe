using Connector.Engine;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Paging;

/// <summary>
/// A list is left at what is not wanted only where it has shown that it comes newest first; one that comes the other way loses rows where
/// others change.
/// </summary>
public sealed class PagesOrderTests
{
    private const long Now = 1_000_000;
    private const long Wanted = 300;

    private static readonly NextPage _more = new(IsEnd: false, Page: "2");

    [Fact]
    public void A_page_of_one_second_says_nothing_of_the_order()
    {
        var at = new PagesPosition(Wanted);

        at.Advance(Page(200, 200, 200), _more, total: 9, Now);

        at.Next.ShouldBe(_more);
    }

    [Fact]
    public void A_page_after_it_that_is_older_does()
    {
        var at = new PagesPosition(Wanted);

        at.Advance(Page(200, 200, 200), _more, total: 9, Now);
        at.Advance(Page(200, 199, 199), _more, total: 9, Now);

        at.Next.ShouldBeNull();
    }

    [Fact]
    public void Whole_pages_of_one_second_each_do_together()
    {
        var at = new PagesPosition(Wanted);

        at.Advance(Page(200, 200, 200), _more, total: 9, Now);
        at.Advance(Page(100, 100, 100), _more, total: 9, Now);

        at.Next.ShouldBeNull();
    }

    [Fact]
    public void A_list_that_turns_out_to_rise_behind_such_a_page_is_read_to_its_end()
    {
        var at = new PagesPosition(Wanted);

        at.Advance(Page(200, 200, 200), _more, total: 9, Now);
        at.Advance(Page(200, 201, 500), _more, total: 9, Now);

        (at.IsBroken, at.Next).ShouldBe((true, _more));
    }

    [Fact]
    public void A_list_that_rises_is_read_anew_until_nothing_has_changed_in_it_meanwhile()
    {
        var at = new PagesPosition(owedFrom: null);

        Rise(at, Now - 400, Now - 59); // one of them moved to its end, and drew those behind it forward
        (at.IsEnded, at.WantedFrom, at.Next).ShouldBe((false, null, null));
        Rise(at, Now - 200, Now - 10);
        (at.IsEnded, at.WantedFrom).ShouldBe((false, null));
        Rise(at, Now - 200, Now - 10);

        at.WantedFrom.ShouldBe(Now - 60);
    }

    [Fact]
    public void A_list_that_rises_and_in_which_nothing_has_changed_for_a_while_is_read_once()
    {
        var at = new PagesPosition(owedFrom: null);

        Rise(at, Now - 700, Now - 661);

        at.WantedFrom.ShouldBe(Now - 60);
    }

    [Fact]
    public void A_row_that_is_shown_as_late_as_may_be_hides_another_too()
    {
        var at = new PagesPosition(owedFrom: null);

        Rise(at, Now - 700, Now - 659);

        (at.IsEnded, at.WantedFrom).ShouldBe((false, null));
    }

    [Fact]
    public void A_list_that_rises_and_never_rests_is_given_up()
    {
        var at = new PagesPosition(owedFrom: null);
        var rounds = 0;
        for (; !at.IsHopeless && rounds < 100; rounds++) Rise(at, Now - 400, Now + rounds);

        (rounds, at.IsEnded).ShouldBe((6, false));
    }

    [Fact]
    public void In_no_order_of_time_rows_that_change_where_they_stand_hide_none()
    {
        var at = new PagesPosition(owedFrom: null);

        Round(at, [("a", 500), ("b", 900)], [("c", 400), ("d", Now + 3)]);
        (at.IsEnded, at.WantedFrom).ShouldBe((false, null));
        Round(at, [("a", 500), ("b", Now + 5)], [("c", 400), ("new", 700), ("d", Now + 6)]);

        at.WantedFrom.ShouldBe(Now - 60);
    }

    [Fact]
    public void One_that_goes_and_one_that_comes_hide_a_row_from_the_total_but_not_from_the_rows()
    {
        var at = new PagesPosition(owedFrom: null);

        Round(at, [("gone", 500), ("b", 900)], [("d", 400), ("new", Now + 3)]); // c has been drawn onto the first page
        Round(at, [("b", 900), ("c", 450)], [("d", 400), ("new", Now + 3)]);
        (at.IsEnded, at.WantedFrom).ShouldBe((false, null));
        Round(at, [("b", 900), ("c", 450)], [("d", 400), ("new", Now + 3)]);

        at.WantedFrom.ShouldBe(Now - 60);
    }

    [Fact]
    public void Rows_that_a_page_repeats_were_moved_on_and_need_not_come_twice_again()
    {
        var at = new PagesPosition(owedFrom: null);

        Round(at, [("a", 500), ("b", 900)], [("b", 900), ("c", Now)]);
        Round(at, [("new", Now), ("a", 500)], [("b", 900), ("c", Now)]);

        at.WantedFrom.ShouldBe(Now - 60);
    }

    [Fact]
    public void A_list_without_times_is_read_until_its_rows_come_again()
    {
        var at = new PagesPosition(owedFrom: null);

        Round(at, [("gone", null), ("b", null)], [("d", null), ("new", null)]);
        Round(at, [("b", null), ("c", null)], [("d", null), ("new", null)]);
        at.IsEnded.ShouldBeFalse();
        Round(at, [("b", null), ("c", null)], [("d", null), ("new", null)]);

        at.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void Of_a_list_without_times_each_row_is_handed_on_once()
    {
        var at = new PagesPosition(owedFrom: null);
        at.NewOf(Pages.OfList(("a", null), ("b", null))).Count.ShouldBe(2);

        at.NewOf(Pages.OfList(("b", null), ("c", null))).Count.ShouldBe(1);
    }

    [Fact]
    public void A_list_of_one_parent_is_read_once()
    {
        var at = new PagesPosition(owedFrom: null, isOfParent: true);

        Round(at, [("a", null), ("b", null)], [("c", null)]);

        at.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void A_round_whose_total_fell_proves_nothing()
    {
        var at = new PagesPosition(owedFrom: null);
        at.Advance(Page(100, 200), _more, total: 4, Now);
        at.Advance(Page(300, Now), NextPage.End, total: 3, Now);

        Rise(at, 300, Now);

        at.WantedFrom.ShouldBeNull();
    }

    [Fact]
    public void A_round_that_had_to_begin_again_is_held_against_the_last_one_that_was_whole()
    {
        var at = new PagesPosition(owedFrom: null);

        Rise(at, 300, Now);
        at.Advance(Page(100, 200), _more, total: 4, Now);
        at.Expire();
        Rise(at, 300, Now);

        at.WantedFrom.ShouldBe(Now - 60);
    }

    [Fact]
    public void Cursors_that_are_no_longer_taken_and_rounds_that_prove_nothing_do_not_add_up()
    {
        var at = new PagesPosition(owedFrom: null);

        for (var i = 0; i < 4; i++) at.Expire();
        Rise(at, 300, Now);
        for (var i = 0; i < 4; i++) at.Expire();
        at.IsHopeless.ShouldBeFalse();
        Rise(at, 300, Now);

        at.WantedFrom.ShouldBe(Now - 60);
    }

    [Fact]
    public void Cursors_that_are_no_longer_taken_and_rows_that_go_do_not_add_up()
    {
        var at = new PagesPosition(owedFrom: null);

        for (var i = 0; i < 4; i++) at.Expire();
        for (var total = 9; total > 5; total--) at.Advance(Page(200, 100), _more, total, Now);

        at.IsHopeless.ShouldBeFalse();
    }

    private static void Round(PagesPosition at, params (string Id, long? Cursor)[][] pages)
    {
        foreach (var page in pages) at.Advance(Pages.OfList(page), page == pages[^1] ? NextPage.End : _more, total: 4, Now);
    }

    /// <summary>Two pages of one round.</summary>
    private static void Rise(PagesPosition at, long before, long last)
    {
        at.Advance(Page(100, 200), _more, total: 4, Now);
        at.Advance(Page(before, last), NextPage.End, total: 4, Now + 4);
    }

    private static ScannedBody Page(params long[] cursors) => Pages.Of(cursors.Select(cursor => new ScriptedRow($"r{cursor}", 1, cursor)));
}
