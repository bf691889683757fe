using System.Globalization;
using System.Net;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>The scroll's minutes, to the second: on simulated time, against a scroll of the test's own making.</summary>
public sealed class ScrollTimeTests
{
    private const int Companies = 600;
    private const int PageSize = 100;

    [Fact]
    public void A_scroll_that_is_never_let_go_fails_its_streams_alone_after_the_stated_limit() => VirtualTime.Run(async time =>
    {
        using var api = new ScriptedApi(request => IsScroll(request) ? Held() : Tags());
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);
        var startedAt = time.Clock.GetUtcNow();

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "companies", "company_segments", "tags"));

        run.ExitCode.ShouldBe(1);
        run.EndOf("tags").ShouldBe("COMPLETE");
        run.Errors.Select(error => error.Stream).ShouldBe(["companies", "company_segments"], ignoreOrder: true);
        run.Errors.ShouldAllBe(error => error.Kind == "transient_error" && error.Message.Contains("another scroll over companies has been open for 30 minutes"));
        run.Warnings.Count(warning => warning.Contains("at most 30 minutes", StringComparison.Ordinal)).ShouldBe(60); // every 30 s
        (time.Clock.GetUtcNow() - startedAt).TotalMinutes.ShouldBeInRange(30, 31);
    });

    [Fact]
    public void Slow_children_do_not_let_the_scroll_expire() => VirtualTime.Run(async time =>
    {
        var scroll = new ShortLivedScroll(time.Clock);
        using var api = new ScriptedApi(request => IsScroll(request) ? scroll.Next() : ScriptedApi.Json("""{"type":"list","data":[]}"""))
        {
            Latency = request => IsScroll(request) ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds(2), time.Clock),
        };
        var connector = IntercomRunner.At(baseUrl: null, time.Clock, api);
        var startedAt = time.Clock.GetUtcNow();

        // Two at a time, 2 s each: ten minutes for the children, and the scroll lives for one when nobody asks.
        var run = await connector.ReadAsync(Some.Config(workers: 2), CatalogBuilder.Of(connector.Source.Streams, "companies", "company_segments"));

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("companies").Count.ShouldBe(Companies);
        scroll.Asked.ShouldBe((Companies / PageSize) + 1);
        (time.Clock.GetUtcNow() - startedAt).TotalMinutes.ShouldBeInRange(10, 11);
    });

    private static bool IsScroll(ScriptedRequest request) => request.Url.AbsolutePath == "/companies/scroll";

    private static HttpResponseMessage Held() => ScriptedApi.Error(HttpStatusCode.BadRequest, "scroll_exists", "scroll already exists for this workspace");

    private static HttpResponseMessage Tags() => ScriptedApi.Json("""{"type":"list","data":[{"type":"tag","id":"1","name":"a"}]}""");

    /// <summary>Gone, with a 404, when it has not been asked for a minute.</summary>
    private sealed class ShortLivedScroll(TimeProvider clock)
    {
        private DateTimeOffset _lastAsked = clock.GetUtcNow();

        public int Asked { get; private set; }

        public HttpResponseMessage Next()
        {
            var idle = clock.GetUtcNow() - _lastAsked;
            _lastAsked = clock.GetUtcNow();
            if (idle >= TimeSpan.FromMinutes(1)) return ScriptedApi.Error(HttpStatusCode.NotFound, "not_found", "scroll parameter not found");
            var ids = Enumerable.Range(Asked++ * PageSize, PageSize).Where(id => id < Companies);
            var rows = ids.Select(id => string.Create(CultureInfo.InvariantCulture, $$"""{"type":"company","id":"c{{id}}","updated_at":1700000000}"""));
            return ScriptedApi.Json($$"""{"type":"list","data":[{{string.Join(',', rows)}}],"scroll_param":"s"}""");
        }
    }
}
