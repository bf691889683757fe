using System.Net;
using Intercom.Sandbox.Faults;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>Each fault as a real client meets it.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(FaultKind.ServerError, 500, "error.list")]
    [InlineData(FaultKind.BadGateway, 502, "<html>")]
    [InlineData(FaultKind.Unavailable, 503, "error.list")]
    [InlineData(FaultKind.Throttled, 429, "rate_limit_exceeded")]
    [InlineData(FaultKind.EmptyOk, 200, "")]
    public async Task Faults_with_a_status_of_their_own(FaultKind kind, int status, string body)
    {
        await using var sandbox = await StartAsync(FaultOptions.Of(1, kind));
        using var client = new ApiClient(sandbox);
        var answer = await client.GetAsync("/tags");
        ((int)answer.Status).ShouldBe(status);
        answer.Body.ShouldContain(body);
        if (kind == FaultKind.EmptyOk) answer.Body.ShouldBeEmpty();
        if (kind == FaultKind.Throttled) answer.Header("X-RateLimit-Remaining").ShouldBe("0");
        sandbox.Report.FaultsDealt[kind].ShouldBe(1);
        await Eventually.Holds(() => sandbox.Report.Endpoints["GET /tags"].Statuses.GetValueOrDefault($"{status}") == 1);
    }

    [Fact]
    public async Task A_reset_gives_no_answer()
    {
        await using var sandbox = await StartAsync(FaultOptions.Of(1, FaultKind.Reset));
        using var client = new ApiClient(sandbox);
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/tags"));
        await Eventually.Holds(() => sandbox.Report.Endpoints["GET /tags"].Statuses.GetValueOrDefault("aborted") > 0);
    }

    [Fact]
    public async Task A_truncated_body_breaks_off_or_ends_early_and_is_never_whole()
    {
        await using var sandbox = await StartAsync(FaultOptions.Of(1, FaultKind.Truncated));
        using var client = new ApiClient(sandbox);
        var (brokenOff, endedEarly) = (0, 0);
        for (var i = 0; i < 20; i++)
        {
            try
            {
                var answer = await client.SearchAsync("contacts", Some.Everything);
                answer.Status.ShouldBe(HttpStatusCode.OK);
                answer.Body.ShouldStartWith("""{"type":"list","data":[{"type":"contact""");
                Should.Throw<JsonException>(() => JObject.Parse(answer.Body));
                endedEarly++;
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                brokenOff++;
            }
        }
        brokenOff.ShouldBeGreaterThan(0);
        endedEarly.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_malformed_body_differs_from_a_good_one_in_its_last_byte_only()
    {
        await using var good = await StartAsync(new FaultOptions());
        await using var bad = await StartAsync(FaultOptions.Of(1, FaultKind.Malformed));
        using var goodClient = new ApiClient(good);
        using var badClient = new ApiClient(bad);
        var expected = (await goodClient.GetAsync("/admins")).Body;
        var answer = await badClient.GetAsync("/admins");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.ShouldBe(expected[..^1] + "]");
    }

    [Fact]
    public async Task A_hanging_request_ends_when_the_client_gives_up_or_the_limit_is_reached()
    {
        await using var patient = await StartAsync(FaultOptions.Of(1, FaultKind.Hang));
        using var client = new ApiClient(patient);
        using var giveUp = new CancellationTokenSource();
        var request = client.GetAsync("/tags", giveUp.Token);
        await Eventually.Holds(() => patient.Report.Requests == 1);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => request);
        await Eventually.Holds(() => patient.Report.Endpoints["GET /tags"].Statuses.GetValueOrDefault("aborted") == 1);
        await using var brief = await StartAsync(FaultOptions.Of(1, FaultKind.Hang) with { HangLimit = TimeSpan.FromMilliseconds(50) });
        using var other = new ApiClient(brief);
        await Should.ThrowAsync<HttpRequestException>(() => other.GetAsync("/tags"));
    }

    [Fact]
    public async Task A_redirect_points_elsewhere()
    {
        await using var sandbox = await StartAsync(FaultOptions.Of(1, FaultKind.Redirect) with { RedirectTarget = "http://elsewhere.invalid/x" });
        using var client = new ApiClient(sandbox);
        var answer = await client.GetAsync("/tags");
        answer.Status.ShouldBe(HttpStatusCode.Found);
        answer.Header("Location").ShouldBe("http://elsewhere.invalid/x");
    }

    [Fact]
    public async Task Error_bodies_can_echo_the_token()
    {
        await using var sandbox = await StartAsync(FaultOptions.Of(1, FaultKind.ServerError) with { EchoAuthorization = true });
        using var client = new ApiClient(sandbox);
        (await client.GetAsync("/tags")).Body.ShouldContain(sandbox.Token);
    }

    private static Task<SandboxServer> StartAsync(FaultOptions faults) =>
        SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Faults = faults }, new ManualClock());
}
