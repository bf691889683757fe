using Intercom.Sandbox;
using Intercom.Sandbox.Api;
using Newtonsoft.Json.Linq;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Messages;

/// <summary>A token that opens nothing: check says so, and a read fails every stream with the same advice.</summary>
public sealed class RefusedTokenTests
{
    private static readonly string[] _streams = ["admins", "contacts", "companies", "company_segments", "conversation_parts", "activity_logs", "tags"];

    public static TheoryData<TokenState, string, string> DeadTokens => new()
    {
        { TokenState.Revoked, "HTTP 401: token_revoked", "put the app's current token into `access_token`" },
        { TokenState.Blocked, "HTTP 401: token_blocked", "put the app's current token into `access_token`" },
    };

    [Fact]
    public async Task A_wrong_token_fails_the_check()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox() with { Access = new AccessOptions { Token = "another" } });

        var status = await CheckAsync(sandbox);

        status.Value<string>("status").ShouldBe("FAILED");
        status.Value<string>("message")!.ShouldStartWith("Intercom does not accept the access token (GET /me: HTTP 401: unauthorized: Access Token Invalid");
        sandbox.Report.Requests.ShouldBe(1);
    }

    [Theory, MemberData(nameof(DeadTokens))]
    public async Task A_dead_token_fails_the_check_with_what_to_do(TokenState state, string cause, string advice)
    {
        await using var sandbox = await StartAsync(state);

        var status = await CheckAsync(sandbox);

        status.Value<string>("status").ShouldBe("FAILED");
        status.Value<string>("message")!.ShouldContain(cause);
        status.Value<string>("message")!.ShouldContain(advice);
    }

    [Theory, MemberData(nameof(DeadTokens))]
    public async Task A_dead_token_fails_every_stream_of_a_read(TokenState state, string cause, string advice)
    {
        await using var sandbox = await StartAsync(state);
        var connector = IntercomRunner.At(sandbox);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, _streams));

        run.ExitCode.ShouldBe(1);
        run.Records.ShouldBeEmpty();
        run.Errors.Select(error => error.Stream).ShouldBe(_streams, ignoreOrder: true);
        run.Errors.ShouldAllBe(error => error.Kind == "config_error" && error.Message.Contains(cause) && error.Message.Contains(advice));
        foreach (var stream in _streams) run.EndOf(stream).ShouldBe("INCOMPLETE");
    }

    [Fact]
    public async Task A_plan_without_API_fails_the_check()
    {
        await using var sandbox = await StartAsync(TokenState.PlanRestricted);

        var status = await CheckAsync(sandbox);

        status.Value<string>("status").ShouldBe("FAILED");
        status.Value<string>("message")!.ShouldStartWith("The workspace's plan does not allow the API (GET /me: HTTP 403: api_plan_restricted: Active subscription needed.");
    }

    [Fact]
    public async Task A_plan_without_API_fails_a_stream_by_its_name()
    {
        await using var sandbox = await StartAsync(TokenState.PlanRestricted);
        var connector = IntercomRunner.At(sandbox);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "contacts"));

        run.ExitCode.ShouldBe(1);
        var error = run.Errors.ShouldHaveSingleItem();
        error.Kind.ShouldBe("config_error");
        error.Message.ShouldStartWith("Intercom refuses stream `contacts` because of the workspace's plan (POST /contacts/search: HTTP 403: api_plan_restricted");
    }

    [Fact]
    public async Task A_failed_stream_keeps_its_state_where_it_was()
    {
        await using var sandbox = await StartAsync(TokenState.Revoked);
        var connector = IntercomRunner.At(sandbox);
        var state = new StateBuilder().Set("contacts", new JObject { ["updated_at"] = 1_700_000_000, ["start_date"] = 1_577_836_800 }).Build();

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "contacts"), state);

        run.LastState("contacts").Watermark.ShouldBe(1_700_000_000);
    }

    private static Task<SandboxServer> StartAsync(TokenState state) =>
        SandboxServer.StartAsync(Some.Sandbox() with { Access = new AccessOptions { Token = Some.Token, State = state } });

    private static async Task<JObject> CheckAsync(SandboxServer sandbox)
    {
        var run = await IntercomRunner.At(sandbox).CheckAsync(Some.Config());
        run.ExitCode.ShouldBe(0);
        run.Errors.ShouldBeEmpty();
        return run.Single("CONNECTION_STATUS", "connectionStatus");
    }
}
