using System.Net;
using Intercom.Sandbox.Api;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Tests;

/// <summary>Tokens that are missing, wrong, dead or lack a permission (INTERCOM.md, "Errors").</summary>
public sealed class AccessTests
{
    private static readonly (Permission Permission, string Path)[] _endpoints =
    [
        (Permission.Admins, "/admins"), (Permission.ActivityLogs, "/admins/activity_logs?created_at_after=0"), (Permission.Tags, "/tags"),
        (Permission.Conversations, "/conversations/100001"), (Permission.UsersAndCompanies, "/companies/scroll"), (Permission.UsersAndCompanies, "/segments"),
        (Permission.UsersAndCompanies, "/data_attributes?model=contact"), (Permission.UsersAndCompanies, "/teams"),
        (Permission.Articles, "/articles"), (Permission.Articles, "/help_center/collections"), (Permission.Articles, "/help_center/help_centers"),
        (Permission.News, "/news/news_items"), (Permission.News, "/news/newsfeeds"),
        (Permission.Tickets, "/ticket_types"), (Permission.UsersAndCompanies, "/subscription_types"),
    ];

    [Fact]
    public async Task A_missing_or_wrong_token_is_unauthorized_everywhere()
    {
        await using var sandbox = await StartAsync(new AccessOptions());
        using var wrong = new ApiClient(sandbox, "wrong");
        using var bare = new HttpClient { BaseAddress = new Uri(sandbox.BaseUrl) };
        foreach (var path in _endpoints.Select(endpoint => endpoint.Path).Append("/me"))
        {
            var answer = await wrong.GetAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
            answer.ErrorCode.ShouldBe("unauthorized");
            answer.ErrorMessage.ShouldBe("Access Token Invalid");
            (await bare.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Theory]
    [InlineData(TokenState.Revoked, 401, "token_revoked")]
    [InlineData(TokenState.Blocked, 401, "token_blocked")]
    [InlineData(TokenState.PlanRestricted, 403, "api_plan_restricted")]
    public async Task A_dead_token_says_why(TokenState state, int status, string code)
    {
        await using var sandbox = await StartAsync(new AccessOptions { State = state });
        using var client = new ApiClient(sandbox);
        var answer = await client.GetAsync("/me");
        ((int)answer.Status).ShouldBe(status);
        answer.ErrorCode.ShouldBe(code);
    }

    [Theory]
    [InlineData(false, 401, "token_unauthorized")]
    [InlineData(true, 403, "forbidden")]
    public async Task A_missing_permission_closes_its_endpoints_and_no_others(bool forbidden, int status, string code)
    {
        foreach (var missing in Enum.GetValues<Permission>())
        {
            await using var sandbox = await StartAsync(new AccessOptions { Missing = [missing], MissingIsForbidden = forbidden });
            using var client = new ApiClient(sandbox);
            foreach (var (permission, path) in _endpoints)
            {
                var answer = await client.GetAsync(path);
                ((int)answer.Status).ShouldBe(permission == missing ? status : 200, $"{path} without {missing}");
                if (permission == missing) answer.ErrorCode.ShouldBe(code);
            }
            ((int)(await client.SearchAsync("tickets", Some.Everything)).Status).ShouldBe(missing == Permission.Tickets ? status : 200);
            ((int)(await client.SearchAsync("contacts", Some.Everything)).Status).ShouldBe(missing == Permission.UsersAndCompanies ? status : 200);
            ((int)(await client.SearchAsync("conversations", Some.Everything)).Status).ShouldBe(missing == Permission.Conversations ? status : 200);
            (await client.GetAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_missing_permission_closes_the_endpoints_of_the_newest_version_too()
    {
        (Permission Permission, string Path)[] endpoints =
        [
            (Permission.Conversations, "/conversations/deleted"), (Permission.Conversations, "/conversations/attributes"), (Permission.Conversations, "/calls"),
            (Permission.Conversations, "/macros"), (Permission.Tickets, "/ticket_states"), (Permission.Articles, "/internal_articles"),
            (Permission.Admins, "/away_status_reasons"), (Permission.Admins, "/brands"), (Permission.Admins, "/emails"),
            (Permission.CustomObjects, "/custom_object_instances/Order"),
        ];
        foreach (var missing in Enum.GetValues<Permission>())
        {
            await using var sandbox = await StartAsync(new AccessOptions { Missing = [missing] });
            using var client = new ApiClient(sandbox, version: "2.16");
            foreach (var (permission, path) in endpoints)
                ((int)(await client.GetAsync(path)).Status).ShouldBe(permission == missing ? 401 : 200, $"{path} without {missing}");
        }
    }

    [Fact]
    public async Task Me_tells_the_workspace_its_region_and_its_zone()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.EmptyWorkspace, TimeZone = "Pacific/Auckland" });
        using var client = new ApiClient(sandbox);
        var app = (await client.GetAsync("/me")).Json["app"]!;
        ((string)app["timezone"]!).ShouldBe("Pacific/Auckland");
        ((string)app["region"]!).ShouldBe("US");
        ((string)app["id_code"]!).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Me_tells_since_when_there_is_a_workspace()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox);
        var rows = StreamName.TopLevel.SelectMany(sandbox.Workspace.Rows);

        var createdAt = (long)(await client.GetAsync("/me")).Json["app"]!["created_at"]!;

        createdAt.ShouldBe(rows.Where(row => row.Current.CreatedAt > 0).Min(row => row.Current.CreatedAt));
        sandbox.Workspace.AddRaw("activity_logs", "older", createdAt - 5, 0, [.. "{}"u8]);
        ((long)(await client.GetAsync("/me")).Json["app"]!["created_at"]!).ShouldBe(createdAt - 5);
    }

    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/contacts/search")]
    [InlineData("DELETE", "/tags")]
    public async Task Anything_else_is_not_found(string method, string path)
    {
        await using var sandbox = await StartAsync(new AccessOptions());
        using var http = new HttpClient { BaseAddress = new Uri(sandbox.BaseUrl) };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new("Bearer", sandbox.Token);
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("error.list");
    }

    private static Task<SandboxServer> StartAsync(AccessOptions access) =>
        SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Access = access });
}
