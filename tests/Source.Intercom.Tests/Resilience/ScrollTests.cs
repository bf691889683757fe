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
        run.Warnings.ShouldContain(warning => IsWait(warning));
        sandbox.Report.ScrollsOpened.ShouldBe(1);
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

    private static bool IsWait(string warning) => warning.Contains("another scroll over companies is open", StringComparison.Ordinal);

    private Task<SandboxServer> StartAsync(ScrollOptions scroll) =>
        SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { Companies = 230 }) with { Scroll = scroll }, _clock);

    private Task<SourceRun> ReadAsync(SandboxServer sandbox, params string[] streams)
    {
        var connector = IntercomRunner.At(sandbox, _clock);
        return connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, streams));
    }
}
