using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.EndToEnd;

/// <summary>Statistics of articles that changed, and once a day of all where the configuration asks for it: readers change no article.</summary>
public sealed class ArticleStatisticsTests : IDisposable
{
    private const int Articles = 4;

    private readonly FakeTimeProvider _clock = new(TestTime.Start);
    private readonly ScriptedApi _api;
    private int _failing;
    private int _views;

    public ArticleStatisticsTests() => _api = new ScriptedApi(Answer);

    [Fact]
    public async Task All_are_read_once_a_day_and_between_only_those_that_changed()
    {
        var first = await ReadAsync(daily: true);
        _clock.Advance(TimeSpan.FromHours(22));
        var soon = await ReadAsync(daily: true, first);
        _clock.Advance(TimeSpan.FromHours(2));
        var later = await ReadAsync(daily: true, soon);
        var atOnce = await ReadAsync(daily: true, later);

        Counts(first, soon, later, atOnce).ShouldBe([Articles, 0, Articles, 0]);
        later.RecordsOf("article_statistics").Select(record => record.Value<int>("views")).ShouldBeUnique();
        later.RecordsOf("articles").ShouldBeEmpty();
        WholeAt(first).ShouldBe(TestTime.Start.ToUnixTimeSeconds());
        WholeAt(soon).ShouldBe(WholeAt(first));
        WholeAt(atOnce).ShouldBe(TestTime.Start.AddHours(24).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Without_it_none_is_read_again()
    {
        var first = await ReadAsync(daily: false);
        _clock.Advance(TimeSpan.FromDays(3));

        Counts(first, await ReadAsync(daily: false, first)).ShouldBe([Articles, 0]);
        first.LastState("article_statistics").State.ContainsKey("whole_at").ShouldBeFalse();
    }

    [Fact]
    public async Task A_read_of_all_that_fails_claims_no_less_than_before_and_is_tried_again()
    {
        var first = await ReadAsync(daily: true);
        _clock.Advance(TimeSpan.FromDays(1));
        _failing = 2;
        var failed = await ReadAsync(daily: true, first);
        _failing = 0;
        var again = await ReadAsync(daily: true, failed);

        failed.EndOf("article_statistics").ShouldBe("INCOMPLETE");
        failed.LastState("article_statistics").Watermark!.Value.ShouldBeGreaterThanOrEqualTo(first.LastState("article_statistics").Watermark!.Value);
        WholeAt(failed).ShouldBe(WholeAt(first));
        again.RecordsOf("article_statistics").Count.ShouldBe(Articles);
        WholeAt(again).ShouldBe(TestTime.Start.AddDays(1).ToUnixTimeSeconds());
    }

    public void Dispose() => _api.Dispose();

    private static long WholeAt(SourceRun run) => run.LastState("article_statistics").State.Value<long>("whole_at");

    private static IEnumerable<int> Counts(params SourceRun[] runs) => runs.Select(run => run.RecordsOf("article_statistics").Count);

    private HttpResponseMessage Answer(ScriptedRequest request)
    {
        if (request.Url.AbsolutePath == "/articles")
        {
            var rows = new JArray(Enumerable.Range(1, Articles).Reverse().Select(i => new JObject { ["id"] = $"{i}", ["updated_at"] = ChangedAt(i) }));
            return ScriptedApi.Json(new JObject { ["data"] = rows, ["total_count"] = Articles, ["pages"] = new JObject { ["page"] = 1, ["total_pages"] = 1 } }.ToString());
        }

        var id = request.Url.AbsolutePath.Split('/')[^1];
        if (id == $"{_failing}") return ScriptedApi.Error(System.Net.HttpStatusCode.BadRequest, "client_error", "no");
        return ScriptedApi.Json(new JObject
        {
            ["id"] = id,
            ["updated_at"] = ChangedAt(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)),
            ["statistics"] = new JObject { ["views"] = ++_views },
        }.ToString());
    }

    private static long ChangedAt(int article) => TestTime.Start.AddDays(article - 30).ToUnixTimeSeconds();

    private Task<SourceRun> ReadAsync(bool daily, SourceRun? after = null)
    {
        var connector = IntercomRunner.At(baseUrl: null, _clock, _api);
        return connector.ReadAsync(
            Some.Config("article_statistics_daily", daily),
            CatalogBuilder.Of(connector.Source.Streams, "articles", "article_statistics"),
            after is null ? null : StateBuilder.After(after));
    }
}
