using System.Net;
using Intercom.Sandbox;
using Intercom.Sandbox.Faults;
using Intercom.Sandbox.Scrolling;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>The companies scroll and everything that is known to befall it; every row comes all the same, once.</summary>
public sealed class ScrollTests
{
    private readonly FastClock _clock = new(40);

    public static TheoryData<ScrollOptions> Mishaps =>
    [
        new ScrollOptions { ExpireAfterPage = 1 },
        new ScrollOptions { ExpireAfterPage = 2 },
        new ScrollOptions { BreakAfterPage = 1 },
        new ScrollOptions { BreakAfterPage = 2 },
        new ScrollOptions { BreakAfterPage = 2, BrokenScrollStaysOpen = true },
        new ScrollOptions { BreakAfterPage = 1, ExpireAfterPage = 2 },
    ];

    [Theory, MemberData(nameof(Mishaps))]
    public async Task A_scroll_that_breaks_begins_again_and_repeats_nothing(ScrollOptions mishap)
    {
        await using var sandbox = await StartAsync(mishap);

        var run = await ReadAsync(sandbox, "companies", "company_segments");

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, ["companies", "company_segments"]).ShouldBeExact();
        sandbox.Report.ScrollsOpened.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_scroll_that_someone_else_holds_is_waited_for()
    {
        await using var sandbox = await StartAsync(new ScrollOptions { HeldByOther = TimeSpan.FromMinutes(2) });

        var run = await ReadAsync(sandbox, "companies", "company_segments", "tags");

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, ["companies", "company_segments"]).ShouldBeExact();
        run.Warnings.Count(IsWait).ShouldBeInRange(2, 5); // every 30 s
        sandbox.Report.ScrollsOpened.ShouldBe(1);
    }

    [Fact]
    public async Task A_scroll_that_is_never_let_go_fails_its_streams_alone_after_the_stated_limit()
    {
        var clock = new FastClock(600);
        using var api = new ScriptedApi(request => request.Url.AbsolutePath == "/companies/scroll"
            ? ScriptedApi.Error(HttpStatusCode.BadRequest, "scroll_exists", "scroll already exists for this workspace")
            : ScriptedApi.Json("""{"type":"list","data":[{"id":"1","name":"a"}]}"""));
        var connector = IntercomRunner.At(baseUrl: null, clock, api);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "companies", "company_segments", "tags"));

        run.ExitCode.ShouldBe(1);
        run.EndOf("tags").ShouldBe("COMPLETE");
        run.Errors.Select(error => error.Stream).ShouldBe(["companies", "company_segments"], ignoreOrder: true);
        run.Errors.ShouldAllBe(error => error.Kind == "transient_error" && error.Message.Contains("another scroll over companies has been open for 3"));
        run.Warnings.Count(IsWait).ShouldBeInRange(30, 60);
        run.Warnings.First(IsWait).ShouldContain("at most 30 minutes");
    }

    [Fact]
    public async Task A_scroll_that_repeats_a_page_for_ever_is_refused()
    {
        await using var sandbox = await StartAsync(new ScrollOptions { RepeatFromPage = 2 });

        var run = await ReadAsync(sandbox, "companies", "tags");

        run.ExitCode.ShouldBe(1);
        run.EndOf("tags").ShouldBe("COMPLETE");
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("handed out the same page twice, so its pages would never end");
        run.LastState("companies").Watermark!.Value.ShouldBeLessThan(sandbox.Workspace.Truth("companies").Min(row => row.UpdatedAt));
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.EmptyOk)]
    [InlineData(FaultKind.BadGateway)]
    public async Task A_page_that_was_served_but_never_arrived_is_made_up_for(FaultKind fault)
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { Companies = 230 }) with
        {
            Scroll = new ScrollOptions { PageSize = 20 },
            Faults = FaultOptions.Of(0.1, fault) with { Endpoints = ["GET /companies/scroll"], Timing = FaultTiming.AfterProcessing, Seed = 11 },
        }, _clock);

        var run = await ReadAsync(sandbox, "companies", "company_segments");

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, ["companies", "company_segments"]).ShouldBeExact();
        sandbox.Report.FaultsDealt[fault].ShouldBePositive();
        sandbox.Report.ScrollsOpened.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_scroll_whose_opening_never_arrived_is_waited_out()
    {
        await using var sandbox = await StartAsync(new ScrollOptions());
        using var socket = new HookedSocket("GET", "/companies/scroll", after: () => throw new HttpRequestException("lost on the way"));
        var connector = IntercomRunner.At(sandbox, _clock, socket);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "companies"));

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, ["companies"]).ShouldBeExact();
        sandbox.Report.ScrollsOpened.ShouldBe(2);
        run.Warnings.ShouldContain(warning => IsWait(warning));
    }

    [Fact]
    public async Task Slow_children_do_not_let_the_scroll_expire()
    {
        await using var sandbox = await StartAsync(new ScrollOptions { PageSize = 40 });
        using var slow = new SlowSocket(url => url.AbsolutePath.EndsWith("/segments", StringComparison.Ordinal), TimeSpan.FromSeconds(2), _clock);
        var connector = IntercomRunner.At(sandbox, _clock, slow);

        // 230 companies, two at a time, 2 s each: almost four minutes, and the scroll lives for one.
        var run = await connector.ReadAsync(Some.Config(workers: 2), CatalogBuilder.Of(connector.Source.Streams, "companies", "company_segments"));

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, ["companies", "company_segments"]).ShouldBeExact();
        sandbox.Report.ScrollsOpened.ShouldBe(1);
    }

    private static bool IsWait(string warning) => warning.Contains("another scroll over companies is open", StringComparison.Ordinal);

    private Task<SandboxServer> StartAsync(ScrollOptions scroll) =>
        SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { Companies = 230 }) with { Scroll = scroll }, _clock);

    private Task<SourceRun> ReadAsync(SandboxServer sandbox, params string[] streams)
    {
        var connector = IntercomRunner.At(sandbox, _clock);
        return connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, streams));
    }
}
