using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>Transcripts are asked for by conversation, twenty calls a request.</summary>
public sealed class CallTranscriptTests
{
    [Fact]
    public async Task Twenty_calls_share_a_request_and_each_record_carries_its_call()
    {
        using var api = Api(calls: 45, conversationOf: call => $"v{call / 2}");

        var run = await ReadAsync(api, "calls", "call_transcripts");

        run.ExitCode.ShouldBe(0);
        Searches(api).Count.ShouldBe(3);
        Searches(api).ShouldAllBe(ids => ids.Count <= 20 && ids.Distinct().Count() == ids.Count);
        run.RecordsOf("call_transcripts").Select(record => record.Value<string>("call_id")).ShouldBe(Enumerable.Range(0, 45).Select(i => $"{i}"), ignoreOrder: true);
        run.RecordsOf("call_transcripts").ShouldAllBe(record =>
            record.Value<string>("call_id") == record.Value<string>("id") && record.Value<long>("call_updated_at") == record.Value<long>("updated_at"));
    }

    [Fact]
    public async Task A_call_that_is_listed_twice_is_one_transcript()
    {
        using var api = new ScriptedApi(request => request.Endpoint == "GET /calls"
            ? ScriptedApi.Json(new JObject { ["data"] = new JArray(Call(1, "v1"), Call(1, "v1")) }.ToString())
            : ScriptedApi.Json(new JObject { ["data"] = new JArray(Call(1, "v1")) }.ToString()));

        var run = await ReadAsync(api, "call_transcripts");

        run.Errors.ShouldBeEmpty();
        run.RecordsOf("call_transcripts").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_call_without_a_conversation_is_said()
    {
        using var api = Api(calls: 3, conversationOf: call => call == 1 ? null : $"v{call}");

        var run = await ReadAsync(api, "call_transcripts");

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("call_transcripts").Count.ShouldBe(2);
        run.Warnings.ShouldHaveSingleItem().ShouldBe("Stream `call_transcripts`: 1 record of `calls` without `conversation_id`, so their children cannot be asked for.");
    }

    [Fact]
    public async Task Calls_that_cannot_be_searched_for_are_named()
    {
        using var api = new ScriptedApi(request => request.Endpoint == "GET /calls" ? Calls(30, call => $"v{call}") : ScriptedApi.Error(System.Net.HttpStatusCode.BadRequest, "client_error", "no"));

        var run = await ReadAsync(api, "call_transcripts");

        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("lacks the records of calls ");
        run.Errors[0].Message.ShouldContain("and 20 more");
    }

    private static ScriptedApi Api(int calls, Func<int, string?> conversationOf) => new(request => request.Endpoint switch
    {
        "GET /calls" => Calls(calls, conversationOf),
        _ => ScriptedApi.Json(new JObject
        {
            ["data"] = new JArray(Enumerable.Range(0, calls).Where(call => Ids(request).Contains(conversationOf(call) ?? "")).Select(call => Call(call, conversationOf(call)))),
        }.ToString()),
    });

    private static HttpResponseMessage Calls(int calls, Func<int, string?> conversationOf) =>
        ScriptedApi.Json(new JObject { ["data"] = new JArray(Enumerable.Range(0, calls).Select(call => Call(call, conversationOf(call)))), ["total_count"] = calls }.ToString());

    private static JObject Call(int number, string? conversation) => new()
    {
        ["id"] = $"{number}",
        ["conversation_id"] = conversation,
        ["updated_at"] = 1_700_000_000 - number,
    };

    private static List<List<string>> Searches(ScriptedApi api) => [.. api.Requests.Where(request => request.Endpoint == "POST /calls/search").Select(Ids)];

    private static List<string> Ids(ScriptedRequest request) => [.. JObject.Parse(request.Body)["conversation_ids"]!.Values<string>().OfType<string>()];

    private static Task<SourceRun> ReadAsync(ScriptedApi api, params string[] streams)
    {
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);
        return connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, streams));
    }
}
