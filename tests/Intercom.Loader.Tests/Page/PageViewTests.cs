using Intercom.Loader.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader.Tests;

/// <summary>The page as HTML.</summary>
public sealed class PageViewTests
{
    private const string Hostile = "<script>alert('x')</script>\"&";

    [Fact]
    public void Whatever_it_shows_is_text()
    {
        var model = Model(LedgerViews.Snapshot(Hostile, Hostile)) with
        {
            Warehouse = Hostile,
            Problem = Hostile,
            Said = Hostile,
            Connection = new ConnectionTrial(LedgerViews.Now, false, [Hostile]),
            Refreshes = [],
        };

        var page = PageView.Of(model).Text;

        page.ShouldNotContain("<script");
        page.ShouldNotContain("alert('x')");
        page.ShouldContain("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&quot;&amp;");
    }

    [Fact]
    public void Errors_are_in_words_and_by_object() => PageView.Of(Model(LedgerViews.Snapshot(error: "lacks the permission"))).Text
        .ShouldContain("<li><b>tags</b>: lacks the permission</li>");

    [Fact]
    public void Before_anything_was_loaded_it_says_so() => PageView.Of(Model(null)).Text.ShouldContain("Nothing was loaded yet.");

    [Fact]
    public void A_row_tells_rows_misfits_and_how_the_last_read_went()
    {
        var page = PageView.Of(Model(LedgerViews.Snapshot())).Text;

        page.ShouldContain("<th scope=\"row\">contacts</th><td class=\"number\">300</td><td class=\"number\">5</td>");
        page.ShouldContain("<span class=\"badge failed\">failed</span>");
        page.ShouldContain("aria-label=\"Refresh contacts\"");
        page.ShouldContain("run 2, partly: 7");
    }

    [Theory]
    [InlineData("1h", -10, true)]
    [InlineData("1h", -179, true)]
    [InlineData("1h", -181, false)]
    [InlineData("0 6 * * *", -1000, true)]
    [InlineData("0 6 * * *", -4400, false)]
    public void Ready_is_who_succeeded_within_three_intervals(string schedule, int minutes, bool isReady)
    {
        Health.IsReady(Schedule.TryParse(schedule)!, LedgerViews.Now.AddMinutes(minutes), LedgerViews.Now).ShouldBe(isReady);
        Health.IsReady(Schedule.TryParse(schedule)!, null, LedgerViews.Now).ShouldBeFalse();
    }

    private static PageModel Model(LedgerSnapshot? snapshot) => new(
        SettingsFile.Read(SettingsFile.Source), new JObject { ["region"] = "us", ["api_rate_limit"] = 9_500 }, "DuckDB file x.duckdb", LedgerViews.Now, snapshot, null, new LoopState(LedgerViews.Now, null, LedgerViews.Now.AddHours(1), 0), null, null, [], null,
        null, null, "TOKEN");
}
