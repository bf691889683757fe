namespace Source.Intercom.Tests.Paging;

/// <summary>What a scroll has seen: when that is all.</summary>
public sealed class ScrollPositionTests
{
    [Fact]
    public void A_company_that_came_in_the_meantime_does_not_stand_in_for_one_that_never_came()
    {
        // Four companies, one of them lost with an answer; `gone` is deleted, `new` made, so that four are seen and four counted.
        var scroll = new ScrollPosition();
        Read(scroll, (4, ["a", "gone"]), (3, ["b"]), (4, ["new"]), (4, []));

        scroll.Seen.ShouldBe(4);
        scroll.IsWhole.ShouldBeFalse();
    }

    [Fact]
    public void A_scroll_that_opens_with_fewer_companies_counts_anew_from_its_own_first_page()
    {
        var scroll = new ScrollPosition();
        Read(scroll, (3, ["a"]), (3, ["c"]), (3, []));
        scroll.IsWhole.ShouldBeFalse();

        Read(scroll, (2, ["a"]), (2, ["b"]), (2, []));

        scroll.Seen.ShouldBe(2);
        scroll.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void After_a_total_that_fell_the_next_scroll_counts_anew()
    {
        var scroll = new ScrollPosition();
        Read(scroll, (3, ["a"]), (2, ["gone"]), (2, []));
        scroll.IsWhole.ShouldBeFalse();

        Read(scroll, (2, ["a"]), (2, []));
        scroll.Seen.ShouldBe(1);
        scroll.IsWhole.ShouldBeFalse();

        Read(scroll, (2, ["a"]), (2, ["b"]), (2, []));
        scroll.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void Of_totals_that_rise_the_highest_counts()
    {
        var scroll = new ScrollPosition();
        Read(scroll, (2, ["a"]), (3, ["b"]), (3, []));
        scroll.IsWhole.ShouldBeFalse();

        Read(scroll, (3, ["c"]), (3, []));

        scroll.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void A_company_is_new_once_in_each_version()
    {
        var seen = new SeenCompanies();
        foreach (var id in new[] { "66f1c0a2b7d3e4f5a6b7c8d9", "66F1C0A2B7D3E4F5A6B7C8D9", "66f1c0a2b7d3e4f5a6b7c8d", "company 7", "0" })
        {
            seen.Add(id, 5).ShouldBeTrue();
            seen.Add(id, 5).ShouldBeFalse();
            seen.Add(id, 6).ShouldBeTrue();
            seen.Add(id, null).ShouldBeTrue();
            seen.Add(id, null).ShouldBeFalse();
        }

        seen.Counted.ShouldBe(5);
        seen.CountAnew();
        seen.Counted.ShouldBe(0);
        seen.Add("0", null).ShouldBeFalse();
        seen.Counted.ShouldBe(1);
    }

    /// <summary>A round that lost an answer.</summary>
    private static void Read(ScrollPosition scroll, params (long Total, string[] Ids)[] pages)
    {
        scroll.BeginRound();
        scroll.PageMayBeLost();
        foreach (var (total, ids) in pages) scroll.Advance(Pages.OfScroll("s", total, ids));
    }
}
