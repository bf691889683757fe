using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Contract;

/// <summary>How many requests are under way at once, counted where they leave, on simulated time.</summary>
public sealed class WorkerTests
{
    private const int Parents = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void Workers_are_all_used_and_never_exceeded_over_all_streams_together(int workers) => VirtualTime.Run(async time =>
    {
        int open = 0, peak = 0;
        using var api = new ScriptedApi(request => Answer(request, --open))
        {
            Latency = _ =>
            {
                peak = Math.Max(peak, ++open);
                return Task.Delay(TimeSpan.FromMilliseconds(200), time.Clock);
            },
        };
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);

        var run = await connector.ReadAsync(Some.Config(workers), CatalogBuilder.Of(
            connector.Source.Streams, "conversations", "conversation_parts", "contacts", "tags", "admins", "teams", "segments"));

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("conversations").Count.ShouldBe(Parents);
        peak.ShouldBe(workers);
    });

    private static HttpResponseMessage Answer(ScriptedRequest request, int stillOpen)
    {
        stillOpen.ShouldBeGreaterThanOrEqualTo(0);
        return ScriptedApi.Json(request.Endpoint switch
        {
            "POST /conversations/search" => $$"""{"conversations":[{{string.Join(',', Enumerable.Range(1, Parents).Select(Conversation))}}],"pages":null}""",
            "POST /contacts/search" or "GET /tags" => """{"data":[]}""",
            "GET /admins" => """{"admins":[]}""",
            "GET /teams" => """{"teams":[]}""",
            "GET /segments" => """{"segments":[]}""",
            _ => """{"conversation_parts":{"conversation_parts":[],"total_count":0}}""",
        });
    }

    private static string Conversation(int id) => $$"""{"updated_at":{{1_700_000_000 + id}},"id":"{{id}}"}""";
}
