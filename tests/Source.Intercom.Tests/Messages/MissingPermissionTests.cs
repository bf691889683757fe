using Intercom.Sandbox;
using Intercom.Sandbox.Api;
using Source.Intercom.Tests.Support;
using TestKit;
using SandboxPermission = Intercom.Sandbox.Api.Permission;

namespace Source.Intercom.Tests.Messages;

/// <summary>A token that lacks some permissions: check warns of what that costs, and a read loses those streams alone.</summary>
public sealed class MissingPermissionTests
{
    public static TheoryData<SandboxPermission, string, string[]> Permissions => new()
    {
        { SandboxPermission.Admins, "Read admins", ["admins"] },
        { SandboxPermission.ActivityLogs, "Read admin activity logs", ["activity_logs"] },
        { SandboxPermission.Tags, "Read tags", ["tags"] },
        { SandboxPermission.Conversations, "Read conversations", ["conversation_parts", "conversations"] },
        {
            SandboxPermission.UsersAndCompanies, "Read and list users and companies",
            ["companies", "company_attributes", "company_segments", "contact_attributes", "contacts", "segments", "teams"]
        },
    };

    public static TheoryData<bool> BothRefusals => [true, false];

    [Theory, MemberData(nameof(Permissions))]
    public async Task A_read_loses_the_streams_of_the_permission_and_no_other(SandboxPermission missing, string name, string[] lost)
    {
        await using var sandbox = await StartAsync(missing);
        var connector = IntercomRunner.At(sandbox);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, [.. Some.ClassicStreams]));

        run.ExitCode.ShouldBe(1);
        run.Errors.Select(error => error.Stream).ShouldBe(lost, ignoreOrder: true);
        run.Errors.ShouldAllBe(error => error.Kind == "config_error" && error.Message.Contains($"lacks the permission \"{name}\"") && error.Message.Contains($"`{error.Stream}`"));
        foreach (var stream in lost) run.EndOf(stream).ShouldBe("INCOMPLETE");
        var others = Some.ClassicStreams.Except(lost).ToList();
        foreach (var stream in others) run.EndOf(stream).ShouldBe("COMPLETE");
        Truth.Compare(sandbox, run, others).ShouldBeExact();
    }

    [Theory, MemberData(nameof(BothRefusals))]
    public async Task Tickets_without_permission_are_passed_over_with_one_warning(bool asForbidden)
    {
        await using var sandbox = await StartAsync(asForbidden, SandboxPermission.Tickets);
        var connector = IntercomRunner.At(sandbox);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "tickets", "tags"));

        run.ExitCode.ShouldBe(0);
        run.Errors.ShouldBeEmpty();
        run.EndOf("tickets").ShouldBe("COMPLETE");
        run.RecordsOf("tickets").ShouldBeEmpty();
        run.Warnings.ShouldHaveSingleItem().ShouldContain("Intercom refuses stream `tickets`: the access token lacks the permission \"Read tickets\"");
    }

    [Fact]
    public async Task Tickets_passed_over_are_read_whole_once_the_permission_is_granted()
    {
        await using var without = await StartAsync(SandboxPermission.Tickets);
        var catalog = CatalogBuilder.Of(IntercomRunner.At(without).Source.Streams, "tickets");
        var first = await IntercomRunner.At(without).ReadAsync(Some.Config(), catalog);
        await using var with = await SandboxServer.StartAsync(Some.Sandbox());

        var second = await IntercomRunner.At(with).ReadAsync(Some.Config(), catalog, StateBuilder.After(first));

        Truth.Compare(with, second, ["tickets"]).ShouldBeExact();
    }

    [Theory, MemberData(nameof(BothRefusals))]
    public async Task Check_succeeds_and_warns_of_each_permission_with_the_streams_it_costs(bool asForbidden)
    {
        await using var sandbox = await StartAsync(asForbidden, SandboxPermission.Conversations, SandboxPermission.Tickets);

        var run = await IntercomRunner.At(sandbox).CheckAsync(Some.Config());

        run.ExitCode.ShouldBe(0);
        run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("status").ShouldBe("SUCCEEDED");
        run.Warnings.Count.ShouldBe(2);
        run.Warnings.ShouldContain(warning => warning.Contains("\"Read conversations\"") && warning.Contains("It costs these streams: call_transcripts, calls, conversation_attributes, conversation_parts, conversations, deleted_conversations, macros."));
        run.Warnings.ShouldContain(warning => warning.Contains("\"Read tickets\"") && warning.Contains("It costs these streams: ticket_parts, ticket_states, ticket_types, tickets."));
    }

    [Fact]
    public async Task Check_asks_once_who_the_token_is_and_once_for_each_permission()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox());

        var run = await IntercomRunner.At(sandbox).CheckAsync(Some.Config());

        run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("status").ShouldBe("SUCCEEDED");
        run.Warnings.ShouldBeEmpty();
        run.Logs.ShouldContain(log => log.Level == "INFO" && log.Message.StartsWith("The token belongs to workspace Sandbox ("));
        sandbox.Report.Requests.ShouldBe(1 + 8); // custom objects are asked for with a type only
        sandbox.Report.Endpoints["GET /me"].Requests.ShouldBe(1);
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.Forbidden, "Read and list news items and newsfeeds", 1)]
    [InlineData(System.Net.HttpStatusCode.NotFound, "", 0)]
    public async Task Check_warns_of_what_is_refused_and_not_of_what_the_workspace_lacks(System.Net.HttpStatusCode status, string name, int warnings)
    {
        using var api = new ScriptedApi(request => request.Url.AbsolutePath == "/news/news_items" ? ScriptedApi.Error(status, "no", "No") : ScriptedApi.Json("{}"));

        var run = await IntercomRunner.At(baseUrl: null, socket: api).CheckAsync(Some.Config());

        run.Single("CONNECTION_STATUS", "connectionStatus").Value<string>("status").ShouldBe("SUCCEEDED");
        run.Warnings.Count.ShouldBe(warnings);
        run.Warnings.ShouldAllBe(warning => warning.Contains(name) && warning.Contains("It costs these streams: news_items, newsfeeds."));
    }

    [Fact]
    public async Task Check_asks_for_the_first_type_of_custom_objects_in_the_version_that_has_them()
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Json("{}"));

        await IntercomRunner.At(baseUrl: null, socket: api).CheckAsync(Some.Config("custom_object_types", new Newtonsoft.Json.Linq.JArray("Big Order", "Order")));

        var probe = api.Requests.Single(request => request.Url.AbsolutePath.StartsWith("/custom_object_instances", StringComparison.Ordinal));
        (probe.Url.PathAndQuery, probe.Version).ShouldBe(("/custom_object_instances/Big%20Order?per_page=1", "2.14"));
    }

    [Fact]
    public async Task Check_fails_when_nothing_at_all_is_permitted()
    {
        await using var sandbox = await StartAsync(Enum.GetValues<SandboxPermission>());

        var status = (await IntercomRunner.At(sandbox).CheckAsync(Some.Config())).Single("CONNECTION_STATUS", "connectionStatus");

        status.Value<string>("status").ShouldBe("FAILED");
        status.Value<string>("message")!.ShouldContain("Developer Hub");
    }

    private static Task<SandboxServer> StartAsync(params SandboxPermission[] missing) => StartAsync(asForbidden: false, missing);

    private static Task<SandboxServer> StartAsync(bool asForbidden, params SandboxPermission[] missing) => SandboxServer.StartAsync(Some.Sandbox() with
    {
        Access = new AccessOptions { Token = Some.Token, Missing = missing, MissingIsForbidden = asForbidden },
    });
}
