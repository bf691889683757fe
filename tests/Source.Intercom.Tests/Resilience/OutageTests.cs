using System.Globalization;
using System.Net;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>A server that is away for a while is not a page too large: an outage costs its length and no more requests than that.</summary>
public sealed class OutageTests
{
    private const long Second = 1_700_000_000;
    private const int Pages = 100;
    private const int Workers = 4;

    private static readonly ScriptedRow[] _contacts =
        [.. Enumerable.Range(0, Pages * 150).Select(n => new ScriptedRow($"c{n:D6}", Second - (n * 7_919 % 1_000), Second + n))];

    [Theory]
    [InlineData(500, "contacts")]
    [InlineData(504, "contacts")]
    [InlineData(502, "contacts")]
    [InlineData(503, "contacts")]
    [InlineData(500, "contacts tags segments admins teams activity_logs")]
    [InlineData(504, "contacts tags segments admins teams activity_logs")]
    public void An_outage_of_ten_seconds_costs_ten_seconds(int status, string streams) => VirtualTime.Run(async time =>
    {
        using var calm = Api(time, (_, _) => null);
        await ReadAsync(time, calm, streams);
        var start = time.Clock.GetUtcNow();
        using var api = Api(time, (_, at) => at >= TimeSpan.FromSeconds(1) && at < TimeSpan.FromSeconds(11) ? status : null);

        var run = await ReadAsync(time, api, streams);

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("contacts").Count.ShouldBe(_contacts.Length);
        Sizes(api).Where(size => size > 1).Distinct().ShouldBe([150]);
        // By the back-off each search under way is sent five or six times, and asks once whether anything is answered.
        api.Requests.Count(IsSearch).ShouldBeLessThan(calm.Requests.Count(IsSearch) + (Workers * 7));
        (time.Clock.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromSeconds(60));
    });

    [Fact]
    public void An_outage_does_not_halve_the_window_of_activity_logs() => VirtualTime.Run(async time =>
    {
        using var api = Api(time, (_, at) => at < TimeSpan.FromSeconds(10) ? 500 : null);

        var run = await ReadAsync(time, api, "activity_logs");

        run.ExitCode.ShouldBe(0);
        api.Requests.Select(request => request.Url.Query).Where(query => !query.Contains("per_page=1", StringComparison.Ordinal) || query.Contains("per_page=150", StringComparison.Ordinal))
            .Distinct().Count().ShouldBe(1);
        api.Requests.Count.ShouldBeLessThan(12);
    });

    public static TheoryData<double> Lengths => [.. Enumerable.Range(1, 20).Select(n => n * 0.9)];

    /// <summary>Such as between a request that failed and one that asks whether anything is answered.</summary>
    [Theory]
    [MemberData(nameof(Lengths))]
    public void An_outage_may_end_at_any_moment(double seconds) => VirtualTime.Run(async time =>
    {
        using var api = Api(time, (_, at) => at < TimeSpan.FromSeconds(seconds) ? 500 : null, _contacts[..600]);

        var run = await ReadAsync(time, api, "contacts");

        run.ExitCode.ShouldBe(0);
        Sizes(api).Where(size => size > 1).Distinct().ShouldBe([150]);
    });

    [Theory]
    [MemberData(nameof(Lengths))]
    public void An_outage_may_end_at_any_moment_though_a_window_of_logs_cannot_be_halved(double seconds) => VirtualTime.Run(async time =>
    {
        using var api = Api(time, (_, at) => at < TimeSpan.FromSeconds(seconds) ? 500 : null);
        var anHourAgo = time.Clock.GetUtcNow().AddHours(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

        var run = await ReadAsync(time, api, "activity_logs", anHourAgo);

        run.ExitCode.ShouldBe(0);
    });

    [Theory]
    [InlineData("contacts")]
    [InlineData("contacts conversations")]
    public void Pages_that_are_too_heavy_get_smaller_though_nothing_else_is_wrong(string streams) => VirtualTime.Run(async time =>
    {
        using var api = Api(time, (request, _) => IsSearch(request) && Size(request) > 100 ? 500 : null);

        var run = await ReadAsync(time, api, streams);

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("contacts").Select(record => (string)record["id"]!).Distinct().Count().ShouldBe(_contacts.Length);
        api.Requests.Count(request => IsSearch(request) && Size(request) > 100).ShouldBeLessThan(50);
    });

    [Fact]
    public void Pages_grow_again_once_they_may() => VirtualTime.Run(async time =>
    {
        using var api = Api(time, (request, at) => IsSearch(request) && Size(request) > 100 && at < TimeSpan.FromSeconds(15) ? 500 : null);

        var run = await ReadAsync(time, api, "contacts");

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("contacts").Select(record => (string)record["id"]!).Distinct().Count().ShouldBe(_contacts.Length);
        Sizes(api).Last().ShouldBe(150);
        Sizes(api).ShouldContain(75);
    });

    private static ScriptedApi Api(VirtualTime time, Func<ScriptedRequest, TimeSpan, int?> fails, ScriptedRow[]? contacts = null)
    {
        var start = time.Clock.GetUtcNow();
        var search = new ScriptedSearch(contacts ?? _contacts, row => row.UpdatedAt);
        return new ScriptedApi(request =>
        {
            if (fails(request, time.Clock.GetUtcNow() - start) is { } status) return ScriptedApi.Error((HttpStatusCode)status, "server_error", "Something went wrong");
            return request.Url.AbsolutePath switch
            {
                "/contacts/search" => search.Answer(request),
                "/conversations/search" => ScriptedApi.Json("""{"conversations":[],"total_count":0}"""),
                "/segments" => ScriptedApi.Json("""{"segments":[]}"""),
                "/admins" => ScriptedApi.Json("""{"admins":[]}"""),
                "/teams" => ScriptedApi.Json("""{"teams":[]}"""),
                "/admins/activity_logs" => ScriptedApi.Json("""{"activity_logs":[],"pages":null}"""),
                _ => ScriptedApi.Json("""{"data":[]}"""),
            };
        })
        { Latency = _ => Task.Delay(TimeSpan.FromMilliseconds(100), time.Clock) };
    }

    private static bool IsSearch(ScriptedRequest request) => request.Url.AbsolutePath == "/contacts/search";

    private static int Size(ScriptedRequest request) => (int)JObject.Parse(request.Body)["pagination"]!["per_page"]!;

    private static IEnumerable<int> Sizes(ScriptedApi api) => api.Requests.Where(IsSearch).Select(Size);

    private static Task<SourceRun> ReadAsync(VirtualTime time, ScriptedApi api, string streams, string? startDate = null)
    {
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);
        var config = Some.Config("start_date", startDate ?? (streams == "activity_logs" ? "2025-11-01T00:00:00Z" : "2023-11-01T00:00:00Z"));
        config["activity_logs_time_step"] = 91;
        config["num_workers"] = Workers;
        return connector.ReadAsync(config, CatalogBuilder.Of(connector.Source.Streams, streams.Split(' ')));
    }
}
