using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Paging;

/// <summary>A conversation's parts against what Intercom says there are: what it withholds is told, and nothing else is.</summary>
public sealed class ChildCountTests
{
    private const long Second = 1_767_000_000;

    /// <summary>Parts that come, the count beside them, the count of the statistics, and how many there are said to be; null: nothing is said.</summary>
    public static TheoryData<int, string, string, int?> Conversations => new()
    {
        { 3, "3", "3", null },
        { 3, "5", "3", 5 },
        { 3, "3", "9", null }, // the statistics count what is no part, and are asked only of an answer that is full
        { 3, "null", "null", null },
        { 3, "2", "null", null },
        { 499, "499", "700", null },
        { 500, "500", "500", null },
        { 500, "500", "620", 620 },
        { 500, "620", "500", 620 },
        { 500, "null", "620", 620 },
        { 500, "620", "null", 620 },
    };

    [Theory, MemberData(nameof(Conversations))]
    public async Task Parts_that_are_withheld_are_told_of(int parts, string count, string statistics, int? said)
    {
        var list = string.Join(',', Enumerable.Range(0, parts).Select(n => $$"""{"id":"{{n}}"}"""));
        using var api = new ScriptedApi(request => ScriptedApi.Json(request.Method == HttpMethod.Post
            ? $$$"""{"conversations":[{"id":"v/1","updated_at":{{{Second}}}}],"total_count":1}"""
            : $$$"""{"id":"v/1","created_at":7,"statistics":{"count_conversation_parts":{{{statistics}}}},"conversation_parts":{"conversation_parts":[{{{list}}}],"total_count":{{{count}}}}}"""));
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "conversation_parts"));

        run.ExitCode.ShouldBe(0);
        run.Warnings.ShouldBe(said is null
            ? []
            : [$"Stream `conversation_parts`: of {said} records of conversations v/1 Intercom returns only the newest {parts}."]);
        var first = run.RecordsOf("conversation_parts")[0].ToString(Newtonsoft.Json.Formatting.None);
        first.ShouldBe($$"""{"id":"0","conversation_id":"v/1","conversation_created_at":7,"conversation_updated_at":null,"conversation_total_parts":{{count}}}""");
        api.Requests.Last().Url.AbsolutePath.ShouldBe("/conversations/v%2F1");
    }
}
