using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>Children that lie in their parents' records cost no request; where a record does not hold them all, one for that parent.</summary>
public sealed class InlineChildrenTests
{
    private static readonly string[] _ofContacts = ["contacts", "contact_tags", "contact_companies", "contact_notes"];

    [Theory]
    [InlineData("ticket_parts")]
    [InlineData("tickets,ticket_parts")]
    public async Task Parts_of_tickets_come_with_the_search_for_tickets(string streams)
    {
        using var api = new ScriptedApi(_ => Search("tickets", Ticket(1, parts: 2), Ticket(2, parts: 0), Ticket(3, parts: 3)));

        var run = await ReadAsync(api, streams.Split(','));

        run.ExitCode.ShouldBe(0);
        api.Requests.ShouldHaveSingleItem();
        run.RecordsOf("ticket_parts").Select(part => (part.Value<string>("ticket_id"), part.Value<string>("id"), part.Value<long>("ticket_updated_at")))
            .ShouldBe([("t1", "p1.0", At(1)), ("t1", "p1.1", At(1)), ("t3", "p3.0", At(3)), ("t3", "p3.1", At(3)), ("t3", "p3.2", At(3))]);
        run.LastState("ticket_parts").State["parent_state"]!["tickets"]!.Value<long>("updated_at").ShouldBe(TestTime.Start.ToUnixTimeSeconds() - 600);
        run.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ticket_that_did_not_change_is_passed_over()
    {
        using var api = new ScriptedApi(_ => Search("tickets", Ticket(1, parts: 2), Ticket(2, parts: 1), Ticket(3, parts: 1)));
        var state = StateOf("ticket_parts", "tickets", At(2));

        var run = await ReadAsync(api, ["tickets", "ticket_parts"], state);

        run.RecordsOf("tickets").Count.ShouldBe(3);
        run.RecordsOf("ticket_parts").Select(part => part.Value<string>("ticket_id")).ShouldBe(["t2", "t3"]);
    }

    [Fact]
    public async Task Parts_that_Intercom_withholds_are_said()
    {
        using var api = new ScriptedApi(_ => Search("tickets", Ticket(1, parts: 2, total: 620), Ticket(2, parts: 1), Ticket(3, parts: 2, total: 501)));

        var run = await ReadAsync(api, ["ticket_parts"]);

        run.Warnings.ShouldBe(
        [
            "Stream `ticket_parts`: of 620 records of tickets t1 Intercom returns only the newest 2.",
            "Stream `ticket_parts`: Intercom returns only the newest records of one of the tickets: 2 times in all; the first is named above.",
        ]);
    }

    [Fact]
    public async Task A_ticket_without_a_list_of_parts_is_said()
    {
        using var api = new ScriptedApi(_ => Search("tickets", new JObject { ["id"] = "t1", ["updated_at"] = At(1) }, Ticket(2, parts: 1)));

        var run = await ReadAsync(api, ["ticket_parts"]);

        run.RecordsOf("ticket_parts").Count.ShouldBe(1);
        run.Warnings.ShouldHaveSingleItem().ShouldBe("Stream `ticket_parts`: tickets t1 came without `ticket_parts.ticket_parts`, so it is taken to have none.");
    }

    [Fact]
    public async Task Only_contacts_with_more_than_their_record_holds_are_asked_for()
    {
        using var api = Contacts();

        var run = await ReadAsync(api, _ofContacts);

        run.ExitCode.ShouldBe(0);
        api.Requests.GroupBy(request => request.Endpoint).ToDictionary(group => group.Key, group => group.Count()).ShouldBe(new Dictionary<string, int>
        {
            ["POST /contacts/search"] = 1,
            ["GET /contacts/c2/tags"] = 1,
            ["GET /contacts/c3/companies"] = 2, // pages
            ["GET /contacts/c1/notes"] = 1,
            ["GET /contacts/c2/notes"] = 1,
            ["GET /contacts/c3/notes"] = 1,
        }, ignoreOrder: true);
        Of(run, "contact_tags").ShouldBe(["c1/1", .. Enumerable.Range(1, 12).Select(i => $"c2/{i}"), "c3/1"], ignoreOrder: true);
        Of(run, "contact_companies").ShouldBe(["c1/1", "c2/1", .. Enumerable.Range(1, 12).Select(i => $"c3/{i}")], ignoreOrder: true);
        Of(run, "contact_notes").ShouldBe(["c1/1", "c2/1", "c3/1"], ignoreOrder: true);
        foreach (var stream in _ofContacts[1..])
            run.RecordsOf(stream).ShouldAllBe(record => record.Value<long>("contact_updated_at") == At(int.Parse(record.Value<string>("contact_id")!.Substring(1))));
    }

    [Fact]
    public async Task One_stream_of_children_that_fails_leaves_the_others_whole()
    {
        using var api = Contacts(request => request.Url.AbsolutePath.EndsWith("/tags", StringComparison.Ordinal));

        var run = await ReadAsync(api, _ofContacts);

        run.Errors.ShouldHaveSingleItem().Stream.ShouldBe("contact_tags");
        Of(run, "contact_tags").ShouldBe(["c1/1", "c3/1"], ignoreOrder: true);
        run.LastState("contact_tags").Watermark!.Value.ShouldBeLessThan(At(2));
        Of(run, "contact_companies").Count().ShouldBe(14);
        foreach (var stream in _ofContacts.Except(["contact_tags"])) run.EndOf(stream).ShouldBe("COMPLETE");
    }

    [Fact]
    public async Task A_list_that_may_not_be_asked_for_makes_the_stream_less_than_whole_and_no_less_than_what_came()
    {
        using var api = Contacts(
            request => request.Url.AbsolutePath.EndsWith("/tags", StringComparison.Ordinal),
            () => ScriptedApi.Error(System.Net.HttpStatusCode.Unauthorized, "token_unauthorized", "Not authorized to access resource"));

        var run = await ReadAsync(api, _ofContacts);

        run.Errors.ShouldHaveSingleItem().Stream.ShouldBe("contact_tags");
        run.EndOf("contact_tags").ShouldBe("INCOMPLETE");
        Of(run, "contact_tags").ShouldContain("c1/1");
        run.LastState("contact_tags").Watermark!.Value.ShouldBeLessThan(At(2));
    }

    private static ScriptedApi Contacts(Func<ScriptedRequest, bool>? fails = null, Func<HttpResponseMessage>? how = null) => new(request => request switch
    {
        _ when fails?.Invoke(request) == true => how?.Invoke() ?? ScriptedApi.Error(System.Net.HttpStatusCode.BadRequest, "client_error", "no"),
        { Endpoint: "POST /contacts/search" } => Search("data", Contact(1, tags: 1, companies: 1), Contact(2, tags: 12, companies: 1), Contact(3, tags: 1, companies: 12)),
        { Url.AbsolutePath: "/contacts/c2/tags" } => ScriptedApi.Json(new JObject { ["data"] = Rows(1, 12) }.ToString()),
        { Url: { AbsolutePath: "/contacts/c3/companies", Query: var query } } => ScriptedApi.Json(query.Contains("page=2", StringComparison.Ordinal)
            ? new JObject { ["data"] = Rows(8, 5), ["total_count"] = 12, ["pages"] = new JObject { ["page"] = 2, ["total_pages"] = 2 } }.ToString()
            : new JObject { ["data"] = Rows(1, 7), ["total_count"] = 12, ["pages"] = new JObject { ["page"] = 1, ["total_pages"] = 2 } }.ToString()),
        _ => ScriptedApi.Json(new JObject { ["data"] = Rows(1, 1) }.ToString()),
    });

    private static JObject Contact(int number, int tags, int companies) => new()
    {
        ["id"] = $"c{number}",
        ["updated_at"] = At(number),
        ["tags"] = List(tags),
        ["companies"] = List(companies),
    };

    private static JObject List(int total) => new() { ["data"] = Rows(1, Math.Min(10, total)), ["total_count"] = total, ["has_more"] = total > 10 };

    private static JArray Rows(int first, int count) => new(Enumerable.Range(first, count).Select(i => new JObject { ["id"] = $"{i}" }));

    private static JObject Ticket(int number, int parts, int? total = null) => new()
    {
        ["id"] = $"t{number}",
        ["updated_at"] = At(number),
        ["ticket_parts"] = new JObject
        {
            ["ticket_parts"] = new JArray(Enumerable.Range(0, parts).Select(i => new JObject { ["id"] = $"p{number}.{i}", ["body"] = null })),
            ["total_count"] = total ?? parts,
        },
    };

    private static long At(int number) => 1_700_000_000 + (number * 3_600L);

    private static HttpResponseMessage Search(string list, params JObject[] rows) =>
        ScriptedApi.Json(new JObject { [list] = new JArray(rows.AsEnumerable()), ["total_count"] = rows.Length, ["pages"] = new JObject() }.ToString());

    private static IEnumerable<string> Of(SourceRun run, string stream) =>
        run.RecordsOf(stream).Select(record => $"{record.Value<string>("contact_id")}/{record.Value<string>("id")}");

    private static JArray StateOf(string stream, string parent, long watermark) => new(new JObject
    {
        ["type"] = "STREAM",
        ["stream"] = new JObject
        {
            ["stream_descriptor"] = new JObject { ["name"] = stream },
            ["stream_state"] = new JObject { ["parent_state"] = new JObject { [parent] = new JObject { ["updated_at"] = watermark } }, ["start_date"] = 1_577_836_800 },
        },
    });

    private static Task<SourceRun> ReadAsync(ScriptedApi api, string[] streams, JToken? state = null)
    {
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);
        return connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, streams), state);
    }
}
