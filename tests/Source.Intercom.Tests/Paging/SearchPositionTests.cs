using Connector.Engine;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Paging;

/// <summary>A search begun again: from where, how often, and what is remembered for it.</summary>
public sealed class SearchPositionTests
{
    private static readonly Interval _window = new(100, 10_000);

    [Fact]
    public void A_search_that_gets_on_may_begin_again_any_number_of_times()
    {
        var at = new SearchPosition(new Window(_window), new SearchPrecision());
        for (var round = 0; round < 20; round++)
        {
            Read(at, at.From, pages: 3);
            at.CanBeginAgain.ShouldBeTrue($"round {round}");
            at.BeginAgain();
        }

        at.From.ShouldBeGreaterThan(_window.From + 20);
    }

    [Fact]
    public void A_search_that_gets_nowhere_begins_again_five_times()
    {
        var at = new SearchPosition(new Window(_window), new SearchPrecision());
        var restarts = 0;
        Read(at, _window.From, pages: 1);
        while (at.CanBeginAgain)
        {
            at.BeginAgain();
            restarts++;
            Read(at, _window.From, pages: 1);
        }

        restarts.ShouldBe(5);
        at.From.ShouldBe(_window.From);
    }

    /// <summary>All of the window's first second: that is where it begins anyway.</summary>
    [Fact]
    public void One_that_has_proven_nothing_but_its_first_second_has_got_nowhere()
    {
        var at = new SearchPosition(new Window(_window), new SearchPrecision());
        at.Size.Shrink();
        var restarts = 0;
        do
        {
            Read(at, _window.From - 1, pages: 2);
            at.Order.Reached.ShouldBe(_window.From);
            Serve(at.Size, 20);
            at.CanGrow.ShouldBeFalse();
            if (at.CanBeginAgain) at.BeginAgain();
        }
        while (++restarts < 6);

        at.CanBeginAgain.ShouldBeFalse();
        Read(at, _window.From + 3, pages: 1);
        at.CanGrow.ShouldBeTrue();
        at.CanBeginAgain.ShouldBeTrue();
    }

    /// <summary>The engine leaves out what it does not want, so that no list of the others need be made here.</summary>
    [Fact]
    public void Until_it_begins_again_a_page_is_handed_on_as_it_came()
    {
        var at = new SearchPosition(new Window(_window), new SearchPrecision());
        using var page = new Body([new("early", 1, _window.From - 1), new("a", 1, _window.From)]);

        at.Advance(page.Page, null).ShouldBeSameAs(page.Page.Records);
    }

    [Fact]
    public void Before_its_first_page_there_is_no_cursor_to_do_without() =>
        new SearchPosition(new Window(_window), new SearchPrecision()).CanBeginAgain.ShouldBeFalse();

    [Fact]
    public void It_begins_again_from_what_is_proven_and_asks_to_the_end_that_the_window_has_by_then()
    {
        var window = new Window(_window);
        var at = new SearchPosition(window, new SearchPrecision());
        Read(at, 200, pages: 3);
        at.Order.Reached.ShouldBe(203);
        window.EndAt(5_000);
        at.Query.Before.ShouldBe(_window.To + SearchQuery.Slack);

        at.BeginAgain();

        at.From.ShouldBe(203);
        at.Seen.ShouldBe(0);
        at.Query.ShouldBe(new SearchQuery(0, 5_000 + SearchQuery.Slack, 150));
    }

    [Fact]
    public void Once_the_order_is_broken_it_begins_again_from_the_beginning()
    {
        var at = new SearchPosition(new Window(_window), new SearchPrecision());
        Read(at, 200, pages: 3);
        at.BeginAgain();
        Read(at, 300, pages: 2);
        Read(at, 250, pages: 1);

        at.BeginAgain();

        at.From.ShouldBe(_window.From);
    }

    [Fact]
    public void Pages_shrink_to_a_limit_and_grow_after_twenty_that_came()
    {
        var size = new PageSize();
        var sizes = new List<int>();
        for (; size.CanShrink; size.Shrink()) sizes.Add(size.Records);
        sizes.ShouldBe([150, 75, 37]);
        size.Records.ShouldBe(18);

        Serve(size, 19);
        size.IsDueToGrow.ShouldBeFalse();
        Serve(size, 1);
        size.IsDueToGrow.ShouldBeTrue();
        size.Grow();
        (size.Records, size.FailuresAllowed).ShouldBe((36, 1));
    }

    [Fact]
    public void The_largest_pages_do_not_grow()
    {
        var size = new PageSize();
        Serve(size, 100);

        (size.IsDueToGrow, size.Records, size.FailuresAllowed).ShouldBe((false, 150, 4));
    }

    [Fact]
    public void A_larger_page_that_failed_is_tried_half_as_often()
    {
        var size = new PageSize();
        size.Shrink();
        Serve(size, 20);
        size.Grow();
        size.Shrink();
        size.FailuresAllowed.ShouldBe(4);

        Serve(size, 39);
        size.IsDueToGrow.ShouldBeFalse();
        Serve(size, 1);
        size.IsDueToGrow.ShouldBeTrue();
        size.Grow();
        Serve(size, 1);
        (size.Records, size.FailuresAllowed, size.IsDueToGrow).ShouldBe((150, 4, false));
    }

    private static void Serve(PageSize size, int pages)
    {
        for (var i = 0; i < pages; i++) size.NoteServed();
    }

    /// <summary>Pages of two rows, each of two seconds more, from the given one on.</summary>
    private static void Read(SearchPosition at, long from, int pages)
    {
        for (var page = 0; page < pages; page++)
        {
            var second = from + (2 * page);
            using var body = new Body([new("a", 50, second), new("b", 40, second + 1)]);
            at.Advance(body.Page, ScriptedSearch.CursorOf(second + 1, "b"));
        }
    }

    private sealed class Body(IEnumerable<ScriptedRow> rows) : IDisposable
    {
        public ScannedBody Page { get; } = Pages.Of(rows);

        public void Dispose() => Page.Records.Dispose();
    }
}
