using System.Net;
using Intercom.Sandbox.Versions;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>The header Intercom-Version: what each version has, and what its objects look like (INTERCOM.md, "Attributes and objects").</summary>
public sealed class VersionTests
{
    [Theory]
    [InlineData("/internal_articles", "2.12", "2.13")]
    [InlineData("/ticket_states", "2.11", "2.12")]
    [InlineData("/calls", "2.13", "2.14")]
    [InlineData("/away_status_reasons", "2.13", "2.14")]
    [InlineData("/custom_object_instances/Order", "2.12", "2.13")]
    [InlineData("/brands", "2.14", "2.15")]
    [InlineData("/emails", "2.14", "2.15")]
    [InlineData("/conversations/deleted", "2.15", "2.16")]
    [InlineData("/conversations/attributes", "2.15", "2.16")]
    [InlineData("/macros", "2.15", "2.16")]
    public async Task An_endpoint_is_there_from_its_version_on(string path, string before, string since)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var early = new ApiClient(sandbox, version: before);
        using var late = new ApiClient(sandbox, version: since);
        var refusal = await early.GetAsync(path);
        refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
        refusal.ErrorCode.ShouldBe("intercom_version_invalid");
        (await late.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("2.17")]
    [InlineData("3.0")]
    [InlineData("newest")]
    [InlineData("1.5")]
    public async Task A_version_that_does_not_exist_is_refused(string version)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: version);
        var refusal = await client.GetAsync("/tags");
        refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
        refusal.ErrorCode.ShouldBe("intercom_version_invalid");
    }

    [Fact]
    public async Task Without_a_version_the_apps_own_applies()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, VersionOfApp = ApiVersion.V2_16 });
        using var bare = new ApiClient(sandbox, version: null);
        using var classic = new ApiClient(sandbox);
        (await bare.GetAsync("/macros")).Status.ShouldBe(HttpStatusCode.OK);
        (await bare.GetAsync("/admins")).Json["admins"]![0]!["role"].ShouldNotBeNull();
        (await classic.GetAsync("/admins")).Json["admins"]![0]!["role"].ShouldBeNull();
    }

    [Fact]
    public async Task The_state_of_a_ticket_is_text_in_2_11_and_an_object_from_2_12_on_and_its_assignees_are_integers_in_2_16()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        var tickets = new Dictionary<string, JObject>();
        foreach (var version in (string[])["2.11", "2.12", "2.15", "2.16"])
        {
            using var client = new ApiClient(sandbox, version: version);
            tickets[version] = ApiClient.Rows((await client.SearchAsync("tickets", Some.Everything)).Json, "tickets")[0];
        }
        tickets["2.11"]["ticket_state"]!.Type.ShouldBe(JTokenType.String);
        ((string?)tickets["2.12"]["ticket_state"]!["category"]).ShouldBe((string?)tickets["2.11"]["ticket_state"]);
        tickets["2.15"]["admin_assignee_id"]!.Type.ShouldBe(JTokenType.String);
        tickets["2.16"]["admin_assignee_id"]!.Type.ShouldBe(JTokenType.Integer);
        tickets["2.16"]["team_assignee_id"]!.Type.ShouldBe(JTokenType.Integer);
    }

    [Fact]
    public async Task The_newest_version_has_the_newest_fields()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: "2.16");
        var contacts = await client.SearchAllAsync("contacts", Some.Everything, 150);
        contacts.Where(contact => contact["owner_id"]!.Type != JTokenType.Null).ShouldAllBe(contact => contact["owner_id"]!.Type == JTokenType.String);
        var conversations = await client.SearchAllAsync("conversations", Some.Everything, 150);
        conversations.ShouldContain(conversation => conversation["ai_agent"] is JObject);
        conversations.ShouldContain(conversation => conversation["company"] is JObject);
        conversations.ShouldContain(conversation => conversation["sales_agent"] is JObject);
        conversations.ShouldAllBe(conversation => conversation["channel"] is JObject && conversation["scorecards"] == null);
        var asked = ApiClient.Rows((await client.PostAsync("/conversations/search?include_scorecards=true&include_monitors=true", $$"""{"query":{{Some.Everything}}}""")).Json, "conversations");
        asked.ShouldAllBe(conversation => conversation["scorecards"] is JArray && conversation["monitor_evaluations"] is JArray);
        var truth = sandbox.Workspace.Truth("conversation_parts", ApiVersion.V2_16).Select(part => part.Json.ToJson()).ToList();
        truth.ShouldAllBe(part => part["state"] != null && part["tags"] is JArray && part.ContainsKey("metadata") && part.ContainsKey("event_details"));
        truth.ShouldContain(part => part["metadata"] is JObject);
        truth.ShouldContain(part => part["event_details"] is JObject);
        var article = (await client.GetAsync("/articles")).Json["data"]![0]!;
        article["parent_ids"].ShouldBeOfType<JArray>();
        article["parent_id"].ShouldBeNull();
    }

    [Fact]
    public async Task A_body_that_is_no_object_is_served_as_it_is_in_every_version()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.EmptyWorkspace });
        sandbox.Workspace.AddRaw("tickets", "1", 1, 1, [.. "{\"id\":"u8]);
        using var client = new ApiClient(sandbox, version: "2.16");
        (await client.SearchAsync("tickets", Some.Everything)).Body.ShouldContain("[{\"id\":]");
    }
}
