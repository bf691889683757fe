using Intercom.Sandbox.Faults;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>What a reader that asks every endpoint gets is what the ground truth says, in every version.</summary>
public sealed class FurtherStreamTests
{
    private static readonly Dictionary<string, string> _lists = new()
    {
        [StreamName.Articles] = "/articles?per_page=7",
        [StreamName.Collections] = "/help_center/collections?per_page=3",
        [StreamName.InternalArticles] = "/internal_articles?per_page=3",
        [StreamName.NewsItems] = "/news/news_items?per_page=5",
        [StreamName.Newsfeeds] = "/news/newsfeeds?per_page=1",
        [StreamName.Calls] = "/calls",
    };

    private static readonly Dictionary<string, string> _singles = new()
    {
        [StreamName.HelpCenters] = "/help_center/help_centers",
        [StreamName.TicketTypes] = "/ticket_types",
        [StreamName.TicketStates] = "/ticket_states",
        [StreamName.SubscriptionTypes] = "/subscription_types",
        [StreamName.AwayStatusReasons] = "/away_status_reasons",
        [StreamName.Brands] = "/brands",
        [StreamName.Emails] = "/emails",
        [StreamName.ConversationAttributes] = "/conversations/attributes",
        [StreamName.ContactAttributes] = "/data_attributes?model=contact",
        [StreamName.CompanyAttributes] = "/data_attributes?model=company",
    };

    [Theory]
    [InlineData("2.14")]
    [InlineData("2.16")]
    public async Task Lists_serve_the_truth(string named)
    {
        var version = ApiVersion.Find(named)!.Value;
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: named);
        foreach (var (stream, path) in _lists.Where(list => StreamName.Since(list.Key) <= version))
            ShouldBeTruth(await client.ListAllAsync(path), sandbox.Workspace.Truth(stream, version));
        foreach (var (stream, path) in _singles.Where(list => StreamName.Since(list.Key) <= version))
            ShouldBeTruth((await client.GetAsync(path)).Json["data"]!.Cast<JObject>(), sandbox.Workspace.Truth(stream, version));
    }

    [Fact]
    public async Task Lists_by_page_come_newest_first_and_link_to_intercoms_own_host()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox);
        var page = (await client.GetAsync("/articles?per_page=7")).Json;
        ((string?)page["pages"]!["next"]).ShouldBe("https://api.intercom.io/articles?per_page=7&page=2");
        ((int)page["pages"]!["total_pages"]!).ShouldBe(5);
        ((int)page["total_count"]!).ShouldBe(30);
        var times = (await client.ListAllAsync("/articles?per_page=7")).Select(article => (long)article["updated_at"]!).ToList();
        times.ShouldBe(times.OrderDescending());
        (await client.GetAsync("/articles?per_page=7&page=5")).Json["pages"]!["next"]!.Type.ShouldBe(JTokenType.Null);
    }

    [Fact]
    public async Task The_statistics_of_an_article_come_only_with_the_article_itself()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: "2.16");
        (await client.ListAllAsync("/articles")).ShouldAllBe(article => article["statistics"] == null);
        var truth = sandbox.Workspace.Truth(StreamName.ArticleStatistics, ApiVersion.V2_16);
        truth.Count.ShouldBe(30);
        foreach (var record in truth)
        {
            var article = (await client.GetAsync($"/articles/{record.Id}")).Json;
            JToken.DeepEquals(article["statistics"], record.Json.ToJson()).ShouldBeTrue();
            var emitted = JObject.Parse(record.ToEmitted().ToJsonString());
            ((string?)emitted["article_id"]).ShouldBe((string?)article["id"]);
            ((long)emitted["article_updated_at"]!).ShouldBe((long)article["updated_at"]!);
            record.UpdatedAt.ShouldBe((long)article["updated_at"]!);
        }
    }

    [Fact]
    public async Task The_calls_of_twenty_conversations_come_with_their_transcripts_and_those_of_more_are_refused()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: "2.14");
        var calls = await client.ListAllAsync("/calls");
        calls.ShouldAllBe(call => call["transcript"] == null);
        var conversations = calls.Select(call => (string)call["conversation_id"]!).Distinct().ToList();
        var found = new List<JObject>();
        foreach (var some in conversations.Chunk(20))
            found.AddRange((await client.PostAsync("/calls/search", new JObject { ["conversation_ids"] = new JArray(some) }.ToString())).Json["data"]!.Cast<JObject>());
        ShouldBeTruth(found, sandbox.Workspace.Truth(StreamName.CallTranscripts));
        found.ShouldContain(call => call["transcript"]!.Any());
        foreach (var wrong in (string[])["{}", """{"conversation_ids":[]}""", new JObject { ["conversation_ids"] = new JArray(Enumerable.Range(0, 21).Select(id => $"{id}")) }.ToString()])
            ((int)(await client.PostAsync("/calls/search", wrong)).Status).ShouldBe(400);
    }

    [Fact]
    public async Task Macros_come_by_cursor_and_only_those_updated_since()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: "2.16");
        var found = new List<JObject>();
        string? after = null;
        do
        {
            var page = (await client.GetAsync($"/macros?per_page=5{(after is null ? "" : $"&starting_after={Uri.EscapeDataString(after)}")}")).Json;
            found.AddRange(page["data"]!.Cast<JObject>());
            after = (string?)(page["pages"]!["next"] as JObject)?["starting_after"];
        }
        while (after is not null);
        var truth = sandbox.Workspace.Truth(StreamName.Macros);
        ShouldBeTruth(found, truth);
        var middle = truth.Select(macro => macro.UpdatedAt).Order().ElementAt(6);
        var since = (await client.GetAsync($"/macros?updated_since={middle}")).Json["data"]!.Select(macro => (string)macro["id"]!);
        since.ShouldBe(truth.Where(macro => macro.UpdatedAt > middle).Select(macro => macro.Id), ignoreOrder: true);
        ((int)(await client.GetAsync("/macros?starting_after=nonsense")).Status).ShouldBe(400);
    }

    [Fact]
    public async Task Custom_objects_come_by_type()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: "2.16");
        var truth = sandbox.Workspace.Truth(StreamName.CustomObjects);
        foreach (var type in (string[])["Order", "Delivery"])
        {
            var rows = await client.ListAllAsync($"/custom_object_instances/{type}?per_page=2");
            ShouldBeTruth(rows, truth.Where(instance => instance.ParentId == type));
            var one = (await client.GetAsync($"/custom_object_instances/{type}?external_id={rows[0]["external_id"]}")).Json;
            JToken.DeepEquals(one, rows[0]).ShouldBeTrue();
        }
        ((int)(await client.GetAsync("/custom_object_instances/Nothing")).Status).ShouldBe(404);
    }

    [Fact]
    public async Task Limits_and_faults_hold_for_them_too()
    {
        await using var limited = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, RateLimit = 6 }, new ManualClock());
        using var hasty = new ApiClient(limited);
        ((int)(await hasty.GetAsync("/articles")).Status).ShouldBe(200);
        ((int)(await hasty.GetAsync("/articles")).Status).ShouldBe(429);
        await using var faulty = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Faults = FaultOptions.Of(1, FaultKind.EmptyOk) });
        using var client = new ApiClient(faulty, version: "2.16");
        (await client.GetAsync("/macros")).Body.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_reader_injects_is_named_as_the_truth_has_it()
    {
        StreamName.All.Count.ShouldBe(37);
        foreach (var stream in StreamName.All.Where(stream => StreamName.ParentMember(stream) is not null))
            StreamName.Injected(stream).ShouldContain(StreamName.ParentMember(stream));
    }

    [Fact]
    public async Task Every_stream_has_a_truth_whose_records_carry_their_key_and_what_is_injected()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        foreach (var stream in StreamName.All)
        {
            var truth = sandbox.Workspace.Truth(stream);
            truth.ShouldNotBeEmpty(stream);
            truth.Select(record => (record.ParentId, record.Id)).ShouldBeUnique(stream);
            foreach (var record in truth)
            {
                var emitted = record.ToEmitted();
                record.Injected.Select(member => member.Key).ShouldBe(StreamName.Injected(stream), stream);
                emitted[StreamName.IdMember(stream)]!.ToString().ShouldBe(record.Id);
                if (StreamName.ParentMember(stream) is { } parent) emitted[parent]!.ToString().ShouldBe(record.ParentId);
                else record.ParentId.ShouldBeNull();
            }
        }
    }

    private static void ShouldBeTruth(IEnumerable<JObject> served, IEnumerable<TruthRecord> truth)
    {
        var rows = served.ToDictionary(row => (string)row[row.ContainsKey("full_name") ? "full_name" : "id"]!);
        var expected = truth.ToList();
        expected.ShouldNotBeEmpty();
        rows.Keys.ShouldBe(expected.Select(record => record.Id), ignoreOrder: true, expected[0].Stream);
        expected.ShouldAllBe(record => JToken.DeepEquals(rows[record.Id], record.Json.ToJson()));
    }
}
