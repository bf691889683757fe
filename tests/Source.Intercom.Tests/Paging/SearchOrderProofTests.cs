using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Paging;

/// <summary>
/// What is claimed of a search while it is read is never above a row of a later page, in whatever order the server has its rows and
/// whatever its page cursors say.
/// </summary>
public sealed class SearchOrderProofTests
{
    private const long Epoch = 1_700_000_000;
    private const int Searches = 3_000;

    /// <summary>Orders, by the value that rows are sorted by, in milliseconds, and what a page cursor says.</summary>
    public static TheoryData<string, string> Servers => new()
    {
        { "update", "itself" },
        { "update", "itself in seconds" },
        { "update", "nothing" },
        { "creation", "itself" },
        { "creation", "nothing" },
        { "creation", "the update" },
        { "creation", "the update of another" },
        { "creation, newest first", "itself" },
        { "creation, newest first", "the update" },
        { "update, newest first", "itself" },
        { "update, newest first", "nothing" },
        { "update as it was a while ago", "itself" },
        { "update as it was a while ago", "nothing" },
        { "chance", "itself" },
        { "chance", "nothing" },
    };

    [Theory, MemberData(nameof(Servers))]
    public void Nothing_is_claimed_that_is_still_to_come(string order, string cursors)
    {
        for (var seed = 1; seed <= Searches; seed++)
        {
            var random = new Random(seed);
            var pages = Sorted(Rows(random), order, random).Chunk(random.Next(1, 12)).ToList();
            var watch = new SearchOrder();
            for (var i = 0; i < pages.Count; i++)
            {
                watch.Note(Pages.Of(pages[i].Select(row => row.Row)), i == pages.Count - 1 ? null : Cursor(pages[i], cursors));
                var lowestToCome = pages.Skip(i + 1).SelectMany(page => page).Min(row => (long?)row.Row.UpdatedAt);
                if (watch.Reached > lowestToCome) Assert.Fail($"Seed {seed}: claims all below {watch.Reached}, but {lowestToCome} is still to come.");
            }
        }
    }

    [Fact]
    public void In_the_order_asked_for_all_below_the_last_page_but_one_is_claimed()
    {
        ScriptedRow[] rows = [.. Enumerable.Range(0, 60).Select(n => new ScriptedRow($"{n:D2}", Epoch - (n % 7), Epoch + (n / 2)))];
        var watch = new SearchOrder();
        var reached = new List<long?>();
        foreach (var page in rows.Chunk(10))
        {
            watch.Note(Pages.Of(page), ScriptedSearch.CursorOf(page[^1].UpdatedAt, page[^1].Id));
            reached.Add(watch.Reached - Epoch);
        }

        reached.ShouldBe([null, 4, 9, 14, 19, 24]);
        watch.IsUnknown.ShouldBeFalse();
    }

    [Fact]
    public void Within_one_second_nothing_more_is_claimed()
    {
        var watch = new SearchOrder();
        foreach (var second in (long[])[1, 2, 2, 2])
            watch.Note(Pages.Of(new ScriptedRow("a", Epoch, Epoch + second), new ScriptedRow("b", Epoch - second, Epoch + second)), ScriptedSearch.CursorOf(Epoch + second, "b"));

        watch.Reached.ShouldBe(Epoch + 1);
    }

    /// <summary>Rows are created later and later, or earlier and earlier, or all at once: so they may come by their creation.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Where_creation_goes_one_way_only_nothing_is_claimed(int step)
    {
        var watch = new SearchOrder();
        foreach (var n in Enumerable.Range(0, 20)) watch.Note(Pages.Of(new ScriptedRow("a", Epoch + (step * (n / 2)), Epoch + n)), ScriptedSearch.CursorOf(Epoch + n, "a"));

        (watch.Reached, watch.IsUnknown).ShouldBe((null, false));
    }

    /// <summary>Having gone both ways it has, whatever comes later.</summary>
    [Fact]
    public void Creation_that_went_either_way_once_is_enough()
    {
        var watch = new SearchOrder();
        foreach (var (created, n) in ((long, int)[])[(5, 0), (4, 1), (3, 2), (9, 3), (9, 4), (9, 5)])
            watch.Note(Pages.Of(new ScriptedRow("a", created, Epoch + n)), ScriptedSearch.CursorOf(Epoch + n, "a"));

        watch.Reached.ShouldBe(Epoch + 4);
    }

    [Fact]
    public void One_record_out_of_order_is_enough()
    {
        var watch = new SearchOrder();
        watch.Note(Pages.Of(new ScriptedRow("a", 3, 10), new ScriptedRow("b", 2, 20)), ScriptedSearch.CursorOf(20, "b"));
        watch.Note(Pages.Of(new ScriptedRow("c", 4, 30), new ScriptedRow("d", 2, 40)), ScriptedSearch.CursorOf(40, "d"));
        watch.Reached.ShouldBe(20);

        watch.Note(Pages.Of(new ScriptedRow("e", 4, 39), new ScriptedRow("f", 2, 50)), ScriptedSearch.CursorOf(50, "f"));

        watch.IsBroken.ShouldBeTrue();
        watch.Reached.ShouldBeNull();
    }

    [Theory]
    [InlineData("bm90IGpzb24=")] // not JSON
    [InlineData("e30=")] // {}
    [InlineData("W10=")] // []
    [InlineData("W1tdXQ==")] // [[]]
    [InlineData("not base64")]
    [InlineData("")]
    public void A_cursor_of_another_form_says_nothing(string cursor)
    {
        var watch = new SearchOrder();

        watch.Note(Pages.Of(new ScriptedRow("a", 1, 10)), cursor);

        (watch.IsOpaque, watch.IsBroken).ShouldBe((true, false));
    }

    private static List<ScriptedRow> Rows(Random random)
    {
        var span = random.Next(2, 200);
        return [.. Enumerable.Range(0, random.Next(1, 60)).Select(n =>
        {
            var created = Epoch + random.Next(span);
            return new ScriptedRow($"{n:D3}", created, random.Next(3) == 0 ? created : created + random.Next(span));
        })];
    }

    private static List<(ScriptedRow Row, long Key)> Sorted(List<ScriptedRow> rows, string order, Random random)
    {
        Func<ScriptedRow, long> key = order.Split(',')[0] switch
        {
            "update" => row => (row.UpdatedAt * 1_000) + int.Parse(row.Id),
            "creation" => row => row.CreatedAt * 1_000,
            "update as it was a while ago" => row => row.UpdatedAt * 1_000 - (random.Next(4) == 0 ? random.Next(20_000) : 0),
            _ => _ => random.Next(1_000_000),
        };
        var keyed = rows.Select(row => (Row: row, Key: key(row))).OrderBy(row => row.Key).ThenBy(row => row.Row.Id).ToList();
        if (order.EndsWith("newest first", StringComparison.Ordinal)) keyed.Reverse();
        return keyed;
    }

    private static string Cursor((ScriptedRow Row, long Key)[] page, string cursors) => cursors switch
    {
        "itself" => Encoded(page[^1].Key, page[^1].Row.Id),
        "itself in seconds" => Encoded(page[^1].Key / 1_000, page[^1].Row.Id),
        "the update" => Encoded(page[^1].Row.UpdatedAt * 1_000, page[^1].Row.Id),
        "the update of another" => Encoded(page[0].Row.UpdatedAt * 1_000, page[0].Row.Id),
        _ => "aGVyZQ==",
    };

    private static string Encoded(long sortValue, string id) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"[{sortValue},\"{id}\",2]"));
}
