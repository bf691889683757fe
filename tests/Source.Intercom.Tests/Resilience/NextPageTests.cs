using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>Where an answer says that it goes on, the read goes on or fails; only an answer that says nothing more comes is an end (P10).</summary>
public sealed class NextPageTests
{
    private const long Second = 1_765_000_000;

    public static TheoryData<string> NoWayOn =>
    [
        """{"next":{"page":2}}""",
        """{"next":{"page":2,"starting_after":""}}""",
        """{"next":{"starting_after":null}}""",
        """{"next":{"starting_after":["a"]}}""",
        """{"next":{}}""",
        """{"next":""}""",
        """{"next":2}""",
        """{"next":true}""",
        """{"next":["a"]}""",
        """{"next":"https://api.intercom.io/contacts/search?per_page=150&page=2"}""",
        """{"next":"https://api.intercom.io/contacts/search?starting_after="}""",
        """{"next":"\ud800"}""",
        "\"https://api.intercom.io/contacts/search?starting_after=a\"",
        "[1]",
        "3",
    ];

    [Theory, MemberData(nameof(NoWayOn))]
    public async Task A_search_that_goes_on_without_saying_how_is_incomplete(string pages)
    {
        var run = await SearchAsync(new ScriptedApi(_ => Search(pages, "a")));

        run.EndOf("contacts").ShouldBe("INCOMPLETE");
        var error = run.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("transient_error");
        error.Message.ShouldContain("gives no way to its next page");
        run.RecordsOf("contacts").Count.ShouldBe(1);
        run.LastState("contacts").State.Value<long>("updated_at").ShouldBeLessThan(Second);
    }

    [Theory]
    [InlineData("""{"next":{"page":2,"starting_after":"more"}}""", "more")]
    [InlineData("""{"next":{"page":2,"starting_after":17}}""", "17")]
    [InlineData("""{"next":"https://api.intercom.io/contacts/search?per_page=150&starting_after=mo%2Bre%3D&page=2"}""", "mo+re=")]
    [InlineData("""{"next":"/contacts/search?starting_after=more"}""", "more")]
    public async Task A_page_cursor_is_found_wherever_it_is(string pages, string cursor)
    {
        using var api = new ScriptedApi(request => (string?)JObject.Parse(request.Body)["pagination"]!["starting_after"] switch
        {
            null => Search(pages, "a"),
            var given when given == cursor => Search("{}", "b"),
            var other => throw new InvalidOperationException(other),
        });

        var run = await SearchAsync(api);

        run.EndOf("contacts").ShouldBe("COMPLETE");
        run.RecordsOf("contacts").Select(record => (string)record["id"]!).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"next":null}""")]
    public async Task Nothing_more_is_an_end(string pages) =>
        (await SearchAsync(new ScriptedApi(_ => Search(pages, "a")))).EndOf("contacts").ShouldBe("COMPLETE");

    [Theory]
    [InlineData("""{"next":{}}""")]
    [InlineData("""{"next":{"starting_after":""}}""")]
    [InlineData("""{"next":{"page":true}}""")]
    [InlineData("""{"next":""}""")]
    [InlineData("""{"next":7}""")]
    [InlineData("""{"next":[]}""")]
    [InlineData("""{"next":"https://api.intercom.io/admins/activity_logs"}""")]
    [InlineData("\"more\"")]
    public async Task Activity_logs_that_go_on_without_saying_how_are_incomplete(string pages)
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json($$$"""{"type":"activity_log.list","activity_logs":[{"id":"a","created_at":{{{Second}}}}],"pages":{{{pages}}}}"""));

        var run = await ReadAsync(api, "activity_logs");

        run.EndOf("activity_logs").ShouldBe("INCOMPLETE");
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("gives no way to its next page");
    }

    [Theory]
    [InlineData("""{"next":{"page":2}}""", "&page=2")]
    [InlineData("""{"next":{"starting_after":"a b"}}""", "&starting_after=a%20b")]
    public async Task Activity_logs_may_go_on_by_cursor_or_page(string pages, string query)
    {
        var answers = 0;
        using var api = new ScriptedApi(_ => ScriptedApi.Json($$$"""{"activity_logs":[{"id":"{{{answers}}}","created_at":{{{Second}}}}],"pages":{{{(answers++ == 0 ? pages : "null")}}}}"""));

        var run = await ReadAsync(api, "activity_logs");

        run.EndOf("activity_logs").ShouldBe("COMPLETE");
        run.RecordsOf("activity_logs").Count.ShouldBe(2);
        api.Requests.Last().Url.Query.ShouldEndWith(query);
    }

    [Fact]
    public async Task A_scroll_that_names_no_parameter_to_go_on_with_is_incomplete()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json($$$"""{"type":"list","data":[{"id":"a","updated_at":{{{Second}}}}],"scroll_param":null}"""));

        var run = await ReadAsync(api, "companies");

        run.EndOf("companies").ShouldBe("INCOMPLETE");
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("gives no way to its next page");
        api.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"next":{}}""")]
    [InlineData("""{"next":"\ud800"}""")]
    [InlineData("\"more\"")]
    public async Task A_list_that_was_never_paged_says_nothing_of_pages(string pages)
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json($$"""{"type":"list","data":[{"id":"a","name":"a"}],"pages":{{pages}}}"""));

        var run = await ReadAsync(api, "tags");

        run.EndOf("tags").ShouldBe("INCOMPLETE");
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("answers in pages, which it never did");
    }

    private static HttpResponseMessage Search(string pages, string id) => ScriptedApi.Json(
        $$$"""{"type":"list","data":[{"id":"{{{id}}}","created_at":{{{Second}}},"updated_at":{{{Second}}}}],"total_count":300,"pages":{{{pages}}}}""");

    private static Task<SourceRun> SearchAsync(ScriptedApi api) => ReadAsync(api, "contacts");

    private static Task<SourceRun> ReadAsync(ScriptedApi api, string stream)
    {
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);
        var config = Some.Config("start_date", "2025-12-01T00:00:00Z");
        config["num_workers"] = 1;
        config["activity_logs_time_step"] = 91;
        var catalog = CatalogBuilder.Of(connector.Source.Streams, stream);
        return connector.ReadAsync(config, catalog);
    }
}
