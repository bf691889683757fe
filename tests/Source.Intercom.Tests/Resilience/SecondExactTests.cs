using System.Net;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>A day on which much happened: the search is asked, once, whether it matches timestamps by the second.</summary>
public sealed class SecondExactTests
{
    private const long Quarter = 900;

    /// <summary>A day before the clock.</summary>
    private static readonly long _first = TestTime.Start.ToUnixTimeSeconds() - 86_400;

    private static readonly ScriptedRow[] _rows = [.. Enumerable.Range(0, 3_000).Select(n => new ScriptedRow($"c{n:D4}", _first - (n * 7_919 % 1_000), _first + (n * 20)))];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Once_it_is_known_to_match_by_the_second_a_search_asks_for_no_more_than_its_window(bool matchesBySecond)
    {
        var search = new ScriptedSearch(_rows, row => row.UpdatedAt);
        var refused = false;
        using var api = new ScriptedApi(request =>
        {
            if (IsQuestion(request)) return matchesBySecond ? search.Answer(request) : ScriptedSearch.Page([], null, 0);
            if (refused || Page(request)["starting_after"] is null || Bounds(request).Count() > 1 || Asked(request) < 5) return search.Answer(request);
            refused = true;
            return ScriptedApi.Error(HttpStatusCode.BadRequest, "invalid_param", "starting_after is not valid");
        });
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);

        var run = await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("contacts").Select(record => (string)record["id"]!).Distinct().Count().ShouldBe(_rows.Length);
        var question = Bounds(api.Requests.Where(IsQuestion).ShouldHaveSingleItem()).ToList();
        (question[0] / Quarter).ShouldBe(question[1] / Quarter);
        refused.ShouldBeTrue();
        var again = Bounds(api.Requests.Last(request => !IsQuestion(request))).First();
        if (matchesBySecond) again.ShouldBeGreaterThan(_first);
        else again.ShouldBeLessThan(_first);
    }

    [Fact]
    public async Task Where_little_is_left_nothing_is_asked()
    {
        var search = new ScriptedSearch(_rows[..700], row => row.UpdatedAt);
        using var api = new ScriptedApi(search.Answer);
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);

        await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        api.Requests.ShouldNotContain(request => IsQuestion(request));
    }

    [Fact]
    public async Task Behind_the_last_page_nothing_is_asked_however_many_records_were_announced()
    {
        using var api = new ScriptedApi(_ => ScriptedSearch.Page(_rows[..100], null, 3_000));
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);

        await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        api.Requests.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(750, false)]
    [InlineData(751, true)]
    public async Task It_is_asked_where_more_than_six_hundred_records_are_left(int rows, bool isAsked) =>
        (await QuestionsAsync(_rows[..rows])).Count.ShouldBe(isAsked ? 1 : 0);

    /// <summary>Windows that overlap by a day share out what spans several well enough.</summary>
    [Theory]
    [InlineData(3, 1)]
    [InlineData(5, 0)]
    public async Task It_is_asked_where_what_is_left_spans_less_than_four_days(int days, int questions)
    {
        var from = TestTime.Start.ToUnixTimeSeconds() - (days * 86_400);

        (await QuestionsAsync([.. _rows[..900].Select((row, n) => row with { CreatedAt = from - (n * 7_919 % 1_000), UpdatedAt = from + n })])).Count.ShouldBe(questions);
    }

    [Fact]
    public async Task A_question_that_fails_is_asked_of_the_next_page_without_insisting()
    {
        var asked = 0;
        var questions = await QuestionsAsync(_rows, () => ++asked == 1 ? ScriptedApi.Error(HttpStatusCode.BadGateway, "server_error", "away") : null);

        questions.Count.ShouldBe(2);
        Bounds(questions[1]).First().ShouldBeGreaterThan(Bounds(questions[0]).First());
    }

    /// <summary>A server that takes no notice of the bounds, or takes them in, has proven nothing.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(898, true)]
    [InlineData(899, false)]
    [InlineData(5_000, false)]
    public async Task Only_a_record_from_between_the_bounds_is_a_proof(int second, bool isProof)
    {
        ScriptedRequest? question = null;
        var again = await BeginAgainAsync(request =>
        {
            question = request;
            return ScriptedSearch.Page([new ScriptedRow("x", 1, Bounds(request).First() + second)], null);
        });

        var bounds = Bounds(question.ShouldNotBeNull()).ToList();
        (bounds[1] - bounds[0]).ShouldBe(Quarter - 1);
        if (isProof) again.ShouldBeGreaterThan(_first);
        else again.ShouldBeLessThan(_first);
    }

    /// <summary>Where the search goes on from after its page cursor was refused: by the day it asks for a day more.</summary>
    private static async Task<long> BeginAgainAsync(Func<ScriptedRequest, HttpResponseMessage> answer)
    {
        var search = new ScriptedSearch(_rows, row => row.UpdatedAt);
        var refused = false;
        using var api = new ScriptedApi(request =>
        {
            if (IsQuestion(request)) return answer(request);
            if (refused || Page(request)["starting_after"] is null || Asked(request) < 5) return search.Answer(request);
            refused = true;
            return ScriptedApi.Error(HttpStatusCode.BadRequest, "invalid_param", "starting_after is not valid");
        });
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);

        await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        return Bounds(api.Requests.Last(request => !IsQuestion(request))).First();
    }

    private static async Task<List<ScriptedRequest>> QuestionsAsync(ScriptedRow[] rows, Func<HttpResponseMessage?>? answer = null)
    {
        var search = new ScriptedSearch(rows, row => row.UpdatedAt);
        using var api = new ScriptedApi(request => (IsQuestion(request) ? answer?.Invoke() : null) ?? search.Answer(request));
        var connector = IntercomRunner.At(baseUrl: null, new FakeTimeProvider(TestTime.Start), api);

        await connector.ReadAsync(Some.Config(workers: 1), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        return [.. api.Requests.Where(IsQuestion)];
    }

    private static bool IsQuestion(ScriptedRequest request) => (int)Page(request)["per_page"]! == 1;

    private static JObject Page(ScriptedRequest request) => (JObject)JObject.Parse(request.Body)["pagination"]!;

    /// <summary>The place that a page cursor stands at, in pages of 150.</summary>
    private static int Asked(ScriptedRequest request) =>
        (int)JArray.Parse(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string)Page(request)["starting_after"]!)))[2] / 150;

    private static IEnumerable<long> Bounds(ScriptedRequest request) =>
        JObject.Parse(request.Body).SelectTokens("$..value").OfType<JValue>().Select(value => (long)value);
}
