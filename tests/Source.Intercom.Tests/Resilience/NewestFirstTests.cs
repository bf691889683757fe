using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>Lists that come newest first: an incremental read stops where it knows the rest, and rows that change while it pages are not lost.</summary>
public sealed class NewestFirstTests
{
    private static readonly long _now = TestTime.Start.ToUnixTimeSeconds();

    /// <summary>Changed before anything that a read takes for new.</summary>
    private static readonly long _calm = _now - 7_200;

    [Theory]
    [InlineData("articles", "/articles", "updated_at")]
    [InlineData("deleted_conversations", "/conversations/deleted", "deleted_at")]
    public async Task A_read_stops_at_the_page_that_reaches_the_watermark(string stream, string path, string cursor)
    {
        var list = new ScriptedList(path, cursor).With(95, _calm);

        var run = await ReadAsync(list, stream, State(cursor, _calm - (14 * 3_600)));

        Ids(run, stream).ShouldBe(Enumerable.Range(80, 15).Select(i => $"{i:D3}"), ignoreOrder: true);
        list.Pages.ShouldBe(3); // two to the watermark, and the first again, for more than one is not one moment
        run.LastState(stream).Watermark.ShouldBe(_now - 600);
    }

    [Fact]
    public async Task One_page_that_reaches_the_watermark_is_one_request()
    {
        var list = new ScriptedList("/articles").With(95, _calm);

        var run = await ReadAsync(list, "articles", State("updated_at", _calm - 3_600));

        Ids(run, "articles").ShouldBe(["093", "094"], ignoreOrder: true);
        list.Pages.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_first_read_goes_to_the_end_whether_pages_are_linked_or_numbered(bool linked)
    {
        var list = new ScriptedList("/articles", linked: linked).With(95, _calm);

        var run = await ReadAsync(list, "articles");

        Ids(run, "articles").Distinct().Count().ShouldBe(95);
        list.Pages.ShouldBe(11);
    }

    [Theory]
    [InlineData("articles", "/articles")]
    [InlineData("collections", "/help_center/collections")]
    public async Task Rows_that_move_to_the_front_while_it_is_paged_through_are_read_there(string stream, string path)
    {
        var list = new ScriptedList(path).With(95, _calm);
        list.BeforePage = page =>
        {
            if (page == 3) (list.Rows["001"], list.Rows["002"]) = (_now + 1, _now + 2);
        };

        var run = await ReadAsync(list, stream);

        Ids(run, stream).Distinct().Count().ShouldBe(95);
        run.RecordsOf(stream).Select(record => (record.Value<string>("id"), record.Value<long>("updated_at"))).ShouldContain(("001", _now + 1));
        run.EndOf(stream).ShouldBe("COMPLETE");
    }

    [Fact]
    public async Task Rows_that_move_while_the_front_is_read_again_are_read_too()
    {
        var list = new ScriptedList("/articles").With(95, _calm);
        list.BeforePage = page =>
        {
            if (page == 3)
                foreach (var i in Enumerable.Range(0, 15)) list.Rows[$"{i:D3}"] = _now + i;
            if (page == 11) list.Rows["000"] = _now + 50; // it lay on the second page of the front
        };

        var run = await ReadAsync(list, "articles");

        Ids(run, "articles").Distinct().Count().ShouldBe(95);
        run.RecordsOf("articles").ShouldContain(record => record.Value<string>("id") == "000" && record.Value<long>("updated_at") == _now + 50);
    }

    [Fact]
    public async Task A_row_that_is_deleted_from_a_page_that_was_read_costs_no_other()
    {
        var list = new ScriptedList("/articles").With(95, _calm);
        list.BeforePage = page =>
        {
            if (page == 2) list.Rows.Remove("090");
        };

        var run = await ReadAsync(list, "articles");

        list.Rows.Keys.Except(Ids(run, "articles")).ShouldBeEmpty();
        run.EndOf("articles").ShouldBe("COMPLETE");
    }

    [Fact]
    public async Task A_list_that_loses_rows_without_end_is_given_up()
    {
        var list = new ScriptedList("/articles").With(95, _calm);
        list.BeforePage = page =>
        {
            if (page > 0) list.Rows.Remove($"{page:D3}");
        };

        var run = await ReadAsync(list, "articles");

        run.EndOf("articles").ShouldBe("INCOMPLETE");
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("lost rows each time it was read");
        run.LastState("articles").Watermark!.Value.ShouldBeLessThan(_calm - (95 * 3_600));
    }

    [Fact]
    public async Task Nothing_is_claimed_before_the_end()
    {
        var list = new ScriptedList("/articles").With(95, _calm);
        var saved = _calm - (50 * 3_600);

        var run = await ReadAsync(list, "articles", State("updated_at", saved), broken: 3);

        run.EndOf("articles").ShouldBe("INCOMPLETE");
        run.RecordsOf("articles").ShouldNotBeEmpty();
        run.States.ShouldAllBe(state => state.Watermark == saved && state.State["closed"] == null);
        var rest = await ReadAsync(list, "articles", StateBuilder.After(run));
        Enumerable.Range(45, 50).Select(i => $"{i:D3}").Except(Ids(rest, "articles")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_in_another_order_is_read_to_its_end_and_said()
    {
        var list = new ScriptedList("/articles") { Order = rows => rows.OrderBy(row => row.Key, StringComparer.Ordinal) }.With(95, _calm);

        var run = await ReadAsync(list, "articles", State("updated_at", _calm - (14 * 3_600)));

        Ids(run, "articles").ShouldBe(Enumerable.Range(80, 15).Select(i => $"{i:D3}"), ignoreOrder: true);
        run.Warnings.ShouldHaveSingleItem().ShouldContain("does not come newest first");
    }

    private static IEnumerable<string> Ids(SourceRun run, string stream) => run.RecordsOf(stream).Select(record => record.Value<string>("id")!);

    private static JArray State(string cursor, long watermark) => new(new JObject
    {
        ["type"] = "STREAM",
        ["stream"] = new JObject
        {
            ["stream_descriptor"] = new JObject { ["name"] = cursor == "deleted_at" ? "deleted_conversations" : "articles" },
            ["stream_state"] = new JObject { [cursor] = watermark, ["start_date"] = 1_577_836_800 },
        },
    });

    /// <param name="broken">So many pages are served, then none.</param>
    private static async Task<SourceRun> ReadAsync(ScriptedList list, string stream, JToken? state = null, int broken = int.MaxValue)
    {
        var served = 0;
        using var api = new ScriptedApi(request => served++ < broken ? list.Answer(request) : ScriptedApi.Error(System.Net.HttpStatusCode.BadRequest, "client_error", "cut off"));
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);
        return await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, stream), state);
    }
}
