using System.Net;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>A check whose token is fine, and one of whose probes is answered oddly: that is a warning, not a verdict on the connection.</summary>
public sealed class OddProbeTests
{
    private const string Me = """{"type":"admin","app":{"name":"A","id_code":"x","region":"US","timezone":"UTC"}}""";

    public static TheoryData<HttpStatusCode, string> Odd => new()
    {
        { HttpStatusCode.NotFound, "<html>Not Found</html>" },
        { HttpStatusCode.BadRequest, """{"status":400,"error":"Bad"}""" },
        { HttpStatusCode.InternalServerError, "" },
        { HttpStatusCode.ServiceUnavailable, """{"type":"error.list","errors":[{"code":"x","message":"half \ud83d"}]}""" },
        { HttpStatusCode.UnprocessableEntity, "{}" },
        { HttpStatusCode.Unauthorized, """{"type":"error.list","errors":[{"code":"some_code_of_tomorrow"}]}""" },
        { HttpStatusCode.Forbidden, "<html>Forbidden</html>" },
    };

    [Theory, MemberData(nameof(Odd))]
    public async Task One_odd_answer_is_a_warning_that_names_the_streams(HttpStatusCode status, string body)
    {
        using var api = Api(("GET /admins/activity_logs", () => ScriptedApi.Json(body, status)));

        var run = await CheckAsync(api);

        Status(run).ShouldBe("SUCCEEDED");
        var warning = run.Warnings.ShouldHaveSingleItem();
        warning.ShouldStartWith($"Whether the token may \"Read admin activity logs\" could not be found out (GET /admins/activity_logs: HTTP {(int)status}");
        warning.ShouldContain("It may cost these streams: activity_logs.");
    }

    [Fact]
    public async Task A_rate_limit_is_called_one()
    {
        using var probe = Api(("GET /tags", Throttled));
        using var me = Api(("GET /me", Throttled));

        var warned = await CheckAsync(probe);
        var failed = await CheckAsync(me);

        Status(warned).ShouldBe("SUCCEEDED");
        warned.Warnings.ShouldHaveSingleItem().ShouldContain("GET /tags: HTTP 429");
        Status(failed).ShouldBe("FAILED");
        Message(failed).ShouldStartWith("Intercom's rate limit for this workspace is used up (GET /me: HTTP 429: rate_limit_exceeded");
        Message(failed).ShouldNotContain("could not be reached");
    }

    [Fact]
    public async Task A_token_that_dies_after_the_first_question_fails()
    {
        using var api = Api(("GET /tags", () => ScriptedApi.Error(HttpStatusCode.Unauthorized, "token_revoked", "revoked")));

        var run = await CheckAsync(api);

        Status(run).ShouldBe("FAILED");
        Message(run).ShouldStartWith("Intercom does not accept the access token (GET /tags: HTTP 401: token_revoked");
    }

    [Fact]
    public async Task A_missing_permission_and_an_odd_answer_are_each_their_own_warning()
    {
        using var api = Api(
            ("GET /tags", () => ScriptedApi.Error(HttpStatusCode.Forbidden, "forbidden", "No")),
            ("GET /admins", () => ScriptedApi.Json("", HttpStatusCode.BadGateway)));

        var run = await CheckAsync(api);

        Status(run).ShouldBe("SUCCEEDED");
        run.Warnings.Count.ShouldBe(2);
        run.Warnings.ShouldContain(warning => warning.StartsWith("The access token lacks the permission \"Read tags\""));
        run.Warnings.ShouldContain(warning => warning.StartsWith("Whether the token may \"Read admins\" could not be found out"));
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "Intercom could not be reached, or did not answer as it should (GET /admins/activity_logs: HTTP 502")]
    [InlineData(HttpStatusCode.NotFound, "Intercom rejected the request (GET /admins/activity_logs: HTTP 404")]
    public async Task A_check_fails_when_no_probe_was_answered(HttpStatusCode status, string message)
    {
        using var api = new ScriptedApi(request => request.Endpoint == "GET /me" ? ScriptedApi.Json(Me) : ScriptedApi.Json("", status));

        var run = await CheckAsync(api);

        Status(run).ShouldBe("FAILED");
        Message(run).ShouldStartWith(message);
    }

    [Fact]
    public async Task Of_refusals_and_odd_answers_alone_the_odd_one_is_the_cause()
    {
        using var api = new ScriptedApi(request => request.Endpoint switch
        {
            "GET /me" => ScriptedApi.Json(Me),
            "GET /tags" => ScriptedApi.Json("", HttpStatusCode.BadGateway),
            _ => ScriptedApi.Error(HttpStatusCode.Forbidden, "forbidden", "No"),
        });

        Message(await CheckAsync(api)).ShouldStartWith("Intercom could not be reached, or did not answer as it should (GET /tags: HTTP 502");
    }

    [Fact]
    public async Task A_version_that_is_not_served_is_named()
    {
        using var api = Api(("GET /me", () => ScriptedApi.Error(HttpStatusCode.BadRequest, "intercom_version_invalid", "The requested version could not be found")));

        Message(await CheckAsync(api)).ShouldStartWith("Intercom does not serve version 2.11 of its API");
    }

    [Theory]
    [InlineData("""{"type":"admin"}""")]
    [InlineData("""{"type":"admin","app":null}""")]
    [InlineData("""{"type":"admin","app":"x"}""")]
    [InlineData("""{"type":"admin","app":[1]}""")]
    public async Task A_workspace_that_is_not_described_is_no_failure(string me)
    {
        using var api = Api(("GET /me", () => ScriptedApi.Json(me)));

        Status(await CheckAsync(api)).ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task Probes_ask_of_the_past_and_for_one_row_at_most()
    {
        using var api = Api();

        await CheckAsync(api);

        var log = api.Requests.Single(request => request.Endpoint == "GET /admins/activity_logs").Url.Query;
        log.ShouldBe("?created_at_after=1704067200&created_at_before=1704153600&per_page=1");
        foreach (var search in api.Requests.Where(request => request.Method == HttpMethod.Post))
        {
            var body = JObject.Parse(search.Body);
            ((long)body["query"]!["value"]!).ShouldBeLessThan(1_704_067_200);
            ((int)body["pagination"]!["per_page"]!).ShouldBe(1);
        }
    }

    /// <summary>All is well but for the endpoints given.</summary>
    private static ScriptedApi Api(params (string Endpoint, Func<HttpResponseMessage> Answer)[] odd) => new(request =>
        odd.FirstOrDefault(answer => answer.Endpoint == request.Endpoint).Answer?.Invoke() ?? ScriptedApi.Json(request.Endpoint == "GET /me" ? Me : "{}"));

    private static HttpResponseMessage Throttled() => ScriptedApi.Error(HttpStatusCode.TooManyRequests, "rate_limit_exceeded", "Exceeded");

    private static Task<SourceRun> CheckAsync(ScriptedApi api) => IntercomRunner.At(baseUrl: null, new FastClock(100), api).CheckAsync(Some.Config());

    private static string Status(SourceRun run) => run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("status")!;

    private static string Message(SourceRun run) => run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("message") ?? "";
}
