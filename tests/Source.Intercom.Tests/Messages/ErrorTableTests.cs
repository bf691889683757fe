using System.Net;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>
/// Intercom's refusals, one by one, as a read meets them on a stream that must be there (<c>contacts</c>) and on one that need not
/// (<c>tickets</c>): what the user is told, and whether the stream may be passed over.
/// </summary>
public sealed class ErrorTableTests
{
    public static TheoryData<string, string> DeadTokens => new()
    {
        { "unauthorized", "Access Token Invalid" },
        { "token_revoked", "The token has been revoked" },
        { "token_blocked", "The token has been blocked" },
        { "token_not_found", "No such token" },
        { "token_expired", "The token has expired" },
        { "missing_authorization", "No authorization" },
    };

    public static TheoryData<int, string, string, string> Refusals => new()
    {
        { 401, "token_unauthorized", "No access", "the access token lacks the permission" },
        { 401, "", "Not authorized to access resource", "the access token lacks the permission" },
        { 403, "forbidden", "You do not have permission", "the access token lacks the permission" },
        { 403, "action_forbidden", "No", "the access token lacks the permission" },
        { 402, "", "Pay first", "because of the workspace's plan" },
        { 403, "api_plan_restricted", "Active subscription needed.", "because of the workspace's plan" },
        { 403, "forbidden", "This feature is not yet available to your app", "the feature is not available to this app" },
    };

    public static TheoryData<int, string> NotIntercomsOwn => new()
    {
        { 401, "<html>Unauthorized</html>" },
        { 403, "<html>Forbidden</html>" },
        { 402, "" },
        { 403, """{"type":"error.list","errors":[{"code":"forb""" },
    };

    [Theory, MemberData(nameof(DeadTokens))]
    public async Task A_dead_token_fails_every_stream_also_one_that_need_not_be_there(string code, string text)
    {
        var run = await ReadAsync(HttpStatusCode.Unauthorized, ScriptedApi.ErrorList(code, text));

        run.ExitCode.ShouldBe(1);
        run.Records.ShouldBeEmpty();
        foreach (var stream in new[] { "contacts", "tickets" })
        {
            run.EndOf(stream).ShouldBe("INCOMPLETE");
            var error = run.Errors.Single(error => error.Stream == stream);
            error.Kind.ShouldBe("config_error");
            error.Message.ShouldStartWith($"Intercom does not accept the access token (POST /{stream}/search: HTTP 401: {code}: {text}");
            error.Message.ShouldEndWith("put the app's current token into `access_token`.");
        }
    }

    [Theory, MemberData(nameof(Refusals))]
    public async Task What_the_token_may_not_do_fails_its_stream_and_passes_over_one_that_need_not_be_there(int status, string code, string text, string cause)
    {
        var run = await ReadAsync((HttpStatusCode)status, ScriptedApi.ErrorList(code, text));

        run.ExitCode.ShouldBe(1);
        var error = run.Errors.ShouldHaveSingleItem();
        error.Stream.ShouldBe("contacts");
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldStartWith("Intercom refuses stream `contacts`");
        error.Message.ShouldContain(cause);
        error.Message.ShouldContain(code.Length == 0 ? $"HTTP {status}: {text}" : $"HTTP {status}: {code}: {text}");
        run.EndOf("contacts").ShouldBe("INCOMPLETE");
        run.EndOf("tickets").ShouldBe("COMPLETE");
        var warning = run.Warnings.ShouldHaveSingleItem();
        warning.ShouldStartWith("Intercom refuses stream `tickets`");
        warning.ShouldContain(cause);
    }

    [Theory, MemberData(nameof(NotIntercomsOwn))]
    public async Task A_refusal_that_Intercom_did_not_write_passes_over_nothing(int status, string body)
    {
        var run = await ReadAsync((HttpStatusCode)status, body);

        run.ExitCode.ShouldBe(1);
        run.EndOf("tickets").ShouldBe("INCOMPLETE");
        var error = run.Errors.Single(error => error.Stream == "tickets");
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldContain($"HTTP {status}");
    }

    [Fact]
    public async Task A_code_that_is_not_known_passes_over_nothing_and_leaves_open_which_it_is()
    {
        var run = await ReadAsync(HttpStatusCode.Unauthorized, ScriptedApi.ErrorList("some_code_of_tomorrow", "Go away"));

        foreach (var (stream, permission) in new[] { ("contacts", "Read and list users and companies"), ("tickets", "Read tickets") })
        {
            run.EndOf(stream).ShouldBe("INCOMPLETE");
            run.Errors.Single(error => error.Stream == stream).Message.ShouldStartWith(
                $"Intercom refuses stream `{stream}`: the access token is wrong or lacks the permission \"{permission}\" (POST /{stream}/search: HTTP 401: some_code_of_tomorrow: Go away");
        }
    }

    [Fact]
    public async Task A_version_that_is_not_served_is_named_with_the_stream_and_passes_over_nothing()
    {
        var run = await ReadAsync(HttpStatusCode.BadRequest, ScriptedApi.ErrorList("intercom_version_invalid", "The requested version could not be found"));

        foreach (var stream in new[] { "contacts", "tickets" })
        {
            run.EndOf(stream).ShouldBe("INCOMPLETE");
            var error = run.Errors.Single(error => error.Stream == stream);
            error.Kind.ShouldBe("config_error");
            error.Message.ShouldStartWith($"Stream `{stream}`: Intercom does not serve it in version 2.11 of its API (POST /{stream}/search: HTTP 400: intercom_version_invalid");
        }
    }

    [Theory]
    [InlineData("""{"status":400,"error":"No such field"}""", "No such field")]
    [InlineData("""{"error":{"code":"odd","message":"No such field"}}""", "odd: No such field")]
    [InlineData("""{"errors":["No such field"]}""", "No such field")]
    [InlineData("""{"errors":[{"code":17,"message":"No such field"}]}""", "17: No such field")]
    [InlineData("""{"errors":[],"message":"No such field"}""", "No such field")]
    public async Task A_rejection_of_whatever_shape_is_shown_and_not_asked_again(string body, string text)
    {
        var run = await ReadAsync(HttpStatusCode.BadRequest, body);

        var error = run.Errors.Single(error => error.Stream == "contacts");
        error.Kind.ShouldBe("system_error");
        error.Message.ShouldStartWith($"Stream `contacts`: Intercom rejected the request: POST /contacts/search: HTTP 400: {text}, after 1 attempt");
    }

    [Theory]
    [InlineData("rate_limit_exceeded")]
    [InlineData("too_many_requests")]
    public async Task A_rate_limit_is_waited_for_whatever_its_status(string code)
    {
        var asked = 0;
        using var api = new ScriptedApi(_ => ++asked == 1
            ? ScriptedApi.Error(HttpStatusCode.Forbidden, code, "Exceeded")
            : ScriptedApi.Json("""{"tickets":[],"total_count":0,"pages":{}}"""));
        var connector = IntercomRunner.At(baseUrl: null, new FastClock(40), api);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "tickets"));

        run.ExitCode.ShouldBe(0);
        run.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "<html>Not Found</html>")]
    [InlineData(HttpStatusCode.Gone, """{"type":"error.list","errors":[{"code":"contact_merged","message":"merged"}]}""")]
    public async Task A_parent_that_is_gone_is_skipped_and_counted(HttpStatusCode status, string body)
    {
        using var api = new ScriptedApi(request => request.Endpoint switch
        {
            "POST /conversations/search" => ScriptedApi.Json("""{"conversations":[{"id":"1","updated_at":1700000000}],"total_count":1,"pages":{}}"""),
            _ => ScriptedApi.Json(body, status),
        });

        var run = await ReadAsync(api, "conversations", "conversation_parts");

        run.ExitCode.ShouldBe(0);
        run.Logs.ShouldContain(log => log.Level == "INFO" && log.Message.StartsWith("Stream `conversation_parts`: 1 "));
    }

    private static async Task<SourceRun> ReadAsync(HttpStatusCode status, string body)
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json(body, status));
        return await ReadAsync(api, "contacts", "tickets");
    }

    private static Task<SourceRun> ReadAsync(ScriptedApi api, params string[] streams)
    {
        var connector = IntercomRunner.At(baseUrl: null, socket: api);
        return connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, streams));
    }
}
