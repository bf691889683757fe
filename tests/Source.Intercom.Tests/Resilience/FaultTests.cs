using System.Net;
using Intercom.Sandbox;
using Intercom.Sandbox.Faults;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>An API that fails one request in six, in every way there is: the read is whole all the same, and says nothing it should not.</summary>
public sealed class FaultTests
{
    private static readonly FaultKind[] _kinds =
    [
        FaultKind.ServerError, FaultKind.BadGateway, FaultKind.Unavailable, FaultKind.Throttled,
        FaultKind.Reset, FaultKind.Truncated, FaultKind.Malformed, FaultKind.EmptyOk,
    ];

    private static readonly WorkspaceOptions _workspace = new()
    {
        Contacts = 310,
        LongContactLists = 20,
        Companies = 130,
        Conversations = 160,
        Parts = 3,
        Tickets = 300,
        ActivityLogs = 200,
        Articles = 60,
        Calls = 60,
        DeletedConversations = 130,
    };

    public static TheoryData<int, FaultTiming> Deals => new()
    {
        { 1, FaultTiming.BeforeProcessing },
        { 2, FaultTiming.AfterProcessing },
        { 3, FaultTiming.Mixed },
    };

    [Theory, MemberData(nameof(Deals))]
    public async Task A_read_through_faults_of_every_kind_is_whole(int seed, FaultTiming timing)
    {
        var clock = new FastClock(20);
        var shares = _kinds.ToDictionary(kind => kind, _ => 0.02);
        shares[FaultKind.Hang] = 0.001;
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(_workspace) with
        {
            Faults = new FaultOptions { Shares = shares, Seed = seed, Timing = timing, EchoAuthorization = true },
        }, clock);
        var connector = IntercomRunner.At(sandbox, clock);

        var run = await connector.ReadAsync(Some.ConfigOfAll(), CatalogBuilder.All(connector.Source.Streams));

        run.Errors.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        var comparison = Truth.Compare(sandbox, run, Some.AllStreams);
        comparison.ShouldBeWhole();
        comparison.Extra.ShouldBeEmpty();
        sandbox.Report.FaultsDealt.Values.Sum().ShouldBeGreaterThan(50);
        sandbox.Report.FaultsDealt.Keys.Intersect(_kinds).Count().ShouldBe(_kinds.Length);
    }

    [Theory]
    [InlineData(FaultKind.Truncated)]
    [InlineData(FaultKind.Malformed)]
    [InlineData(FaultKind.EmptyOk)]
    public async Task A_body_that_is_not_whole_emits_none_of_its_records(FaultKind kind)
    {
        var clock = new FastClock(40);
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with { Faults = FaultOptions.Of(1, kind) with { Endpoints = ["GET /tags"] } }, clock);
        var connector = IntercomRunner.At(sandbox, clock);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "tags", "admins"));

        run.ExitCode.ShouldBe(1);
        run.RecordsOf("tags").ShouldBeEmpty();
        run.EndOf("admins").ShouldBe("COMPLETE");
        var error = run.Errors.ShouldHaveSingleItem();
        error.Stream.ShouldBe("tags");
        error.Kind.ShouldBe("transient_error");
    }

    [Fact]
    public async Task Retries_that_run_out_name_status_endpoint_and_attempts_and_spare_the_other_streams()
    {
        var clock = new FastClock(40);
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with
        {
            Faults = FaultOptions.Of(1, FaultKind.Unavailable) with { Endpoints = ["GET /tags"], EchoAuthorization = true },
        }, clock);
        var connector = IntercomRunner.At(sandbox, clock);

        var run = await connector.ReadAsync(Some.ConfigOfAll(), CatalogBuilder.All(connector.Source.Streams), debug: true);

        run.ExitCode.ShouldBe(1);
        var error = run.Errors.ShouldHaveSingleItem();
        error.Stream.ShouldBe("tags");
        error.Message.ShouldStartWith("Stream `tags` could not be read whole: GET /tags: HTTP 503: service_unavailable:");
        error.Message.ShouldContain("after 8 attempts");
        Truth.Compare(sandbox, run, Some.AllStreams.Except(["tags"])).ShouldBeExact();
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"type":"error.list","errors":[{"code":"scroll_exi""")]
    [InlineData("<html>Bad Request</html>")]
    public async Task A_rejection_that_does_not_say_why_is_asked_again(string body)
    {
        var answers = 0;
        using var api = new ScriptedApi(_ => ++answers == 1
            ? ScriptedApi.Json(body, HttpStatusCode.BadRequest)
            : ScriptedApi.Json("""{"type":"list","data":[{"type":"tag","id":"1","name":"a"}]}"""));
        var connector = IntercomRunner.At(baseUrl: null, new FastClock(40), api);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "tags"));

        run.ExitCode.ShouldBe(0);
        run.RecordsOf("tags").Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_parent_that_fails_for_good_fails_its_child_with_the_reason()
    {
        var clock = new FastClock(40);
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with
        {
            Faults = FaultOptions.Of(1, FaultKind.ServerError) with { Endpoints = ["GET /companies/scroll"] },
        }, clock);
        var connector = IntercomRunner.At(sandbox, clock);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "companies", "company_segments", "admins"));

        run.ExitCode.ShouldBe(1);
        run.EndOf("admins").ShouldBe("COMPLETE");
        run.Errors.Select(error => error.Stream).ShouldBe(["companies", "company_segments"], ignoreOrder: true);
        run.Errors.Single(error => error.Stream == "company_segments").Message
            .ShouldStartWith("Stream `company_segments` is not whole, because `companies`, by which it is read, failed:");
    }
}
