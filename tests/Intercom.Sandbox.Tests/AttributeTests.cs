using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>The workspace's own attributes: defined, carried, changed between syncs.</summary>
public sealed class AttributeTests
{
    private static readonly (string Model, string List, string Carriers, string Member)[] _models =
    [
        ("contact", "/data_attributes?model=contact&include_archived=true", StreamName.Contacts, "custom_attributes"),
        ("company", "/data_attributes?model=company&include_archived=true", StreamName.Companies, "custom_attributes"),
        ("conversation", "/conversations/attributes?include_archived=true", StreamName.Conversations, "custom_attributes"),
    ];

    [Fact]
    public async Task Every_attribute_that_rows_carry_is_defined()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: "2.16");
        foreach (var (_, list, carriers, member) in _models)
            Carried(sandbox, carriers, member).ShouldBeSubsetOf((await DefinedAsync(client, list)).Keys, carriers);
        var types = (await client.GetAsync("/ticket_types")).Json["data"]!.SelectMany(type => type["ticket_type_attributes"]!["data"]!);
        Carried(sandbox, StreamName.Tickets, "ticket_attributes").ShouldBeSubsetOf(types.Select(type => (string)type["name"]!));
    }

    [Fact]
    public async Task Archived_attributes_are_listed_only_for_who_asks()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: "2.16");
        foreach (var (model, list, _, _) in _models)
        {
            sandbox.Workspace.Attributes.Add(model, "Shoe size", "integer");
            sandbox.Workspace.Attributes.Archive(model, "Shoe size");
            (await DefinedAsync(client, list)).ShouldContainKey("Shoe size");
            (await DefinedAsync(client, list.Replace("include_archived=true", "", StringComparison.Ordinal))).ShouldNotContainKey("Shoe size");
        }
        sandbox.Workspace.Truth(StreamName.ContactAttributes).ShouldNotContain(attribute => attribute.Id == "custom_attributes.Shoe size");
        sandbox.Workspace.Truth(StreamName.ContactAttributes, ApiVersion.V2_11, includeArchived: true)
            .ShouldContain(attribute => attribute.Id == "custom_attributes.Shoe size");
    }

    [Fact]
    public async Task An_attribute_appears_with_its_carriers_and_is_renamed_with_them_and_retyped_without()
    {
        var clock = new ManualClock();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace }, clock);
        using var client = new ApiClient(sandbox, version: "2.16");
        foreach (var (model, list, stream, member) in _models)
        {
            clock.AdvanceSeconds(100);
            sandbox.Workspace.Attributes.Add(model, "Shoe size", "string");
            Carried(sandbox, stream, member).ShouldContain("Shoe size");
            ChangedNow(sandbox, stream, clock).Count.ShouldBe(3);
            clock.AdvanceSeconds(100);
            sandbox.Workspace.Attributes.Retype(model, "Shoe size", "integer");
            ((string?)(await DefinedAsync(client, list))["Shoe size"]["data_type"]).ShouldBe("integer");
            ChangedNow(sandbox, stream, clock).ShouldBeEmpty();
            sandbox.Workspace.Attributes.Rename(model, "Shoe size", "Size");
            Carried(sandbox, stream, member).ShouldNotContain("Shoe size");
            ChangedNow(sandbox, stream, clock).Count.ShouldBe(3);
            (await DefinedAsync(client, list)).Keys.ShouldContain("Size");
            Should.Throw<ArgumentException>(() => sandbox.Workspace.Attributes.Archive(model, "Shoe size"));
        }
    }

    [Fact]
    public async Task An_attribute_of_tickets_is_one_of_every_ticket_type()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox);
        sandbox.Workspace.Attributes.Add("ticket", "Shoe size", "integer", 42);
        sandbox.Workspace.Attributes.Rename("ticket", "Shoe size", "Size");
        foreach (var type in (await client.GetAsync("/ticket_types")).Json["data"]!)
            type["ticket_type_attributes"]!["data"]!.Count(attribute => (string?)attribute["name"] == "Size").ShouldBe(1);
        Carried(sandbox, StreamName.Tickets, "ticket_attributes").ShouldContain("Size");
    }

    [Fact]
    public async Task Attributes_can_be_changed_and_rows_deleted_from_outside()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var bare = new HttpClient { BaseAddress = new Uri(sandbox.BaseUrl) };
        foreach (var change in (string[])["add?model=contact&name=Pet&type=string", "rename?model=contact&name=Pet&to=Animal", "retype?model=contact&name=Animal&type=boolean", "archive?model=contact&name=Animal"])
            (await bare.PostAsync($"/_sandbox/attributes/{change}", null)).IsSuccessStatusCode.ShouldBeTrue(change);
        foreach (var wrong in (string[])["add?model=planet&name=Pet&type=string", "archive?model=contact&name=Pet", "eat?model=contact&name=Pet"])
            ((int)(await bare.PostAsync($"/_sandbox/attributes/{wrong}", null)).StatusCode).ShouldBe(400, wrong);
        var conversation = sandbox.Workspace.Rows("conversations")[0];
        (await bare.PostAsync($"/_sandbox/delete?stream=conversations&id={conversation.Id}", null)).IsSuccessStatusCode.ShouldBeTrue();
        var lines = await bare.GetStringAsync("/_sandbox/truth?stream=deleted_conversations&version=2.16");
        lines.ShouldContain($"\"id\":\"{conversation.Id}\"");
        ((int)(await bare.PostAsync("/_sandbox/delete?stream=conversations&id=none", null)).StatusCode).ShouldBe(400);
        ((int)(await bare.GetAsync("/_sandbox/truth?stream=tags&version=9.9")).StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task Deleted_conversations_are_fed_in_the_order_asked_for()
    {
        var clock = new ManualClock();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace }, clock);
        using var client = new ApiClient(sandbox, version: "2.16");
        clock.AdvanceSeconds(10);
        var conversation = sandbox.Workspace.Rows("conversations")[0];
        sandbox.Workspace.Delete(conversation);
        var newest = await client.ListAllAsync("/conversations/deleted?order=desc&per_page=3", "conversations");
        ((string?)newest[0]["id"]).ShouldBe(conversation.Id);
        ((long)newest[0]["deleted_at"]!).ShouldBe(clock.GetUtcNow().ToUnixTimeSeconds());
        newest.Select(deleted => (string)deleted["id"]!).ShouldBe(sandbox.Workspace.Truth(StreamName.DeletedConversations).Select(deleted => deleted.Id), ignoreOrder: true);
        var oldest = await client.ListAllAsync("/conversations/deleted?order=asc&per_page=3", "conversations");
        oldest.Select(deleted => (long)deleted["deleted_at"]!).ShouldBe(newest.Select(deleted => (long)deleted["deleted_at"]!).Reverse());
        ((int)(await client.GetAsync("/conversations/deleted?per_page=100")).Json["pages"]!["per_page"]!).ShouldBe(60);
    }

    [Fact]
    public async Task A_drifting_workspace_changes_attributes_merges_contacts_and_adds_parts_to_tickets()
    {
        var drift = new DriftOptions { Streams = StreamName.Changeable, Deletions = 0.05, Merges = 0.2, TicketParts = 0.5, Attributes = 0.1 };
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, Drift = drift });
        for (var i = 0; i < 600; i++) sandbox.Drift.ChangeOne();
        sandbox.Workspace.History(StreamName.Contacts).ShouldContain(contact => contact.MergedInto != null);
        sandbox.Workspace.Truth(StreamName.TicketParts).Count(part => part.Id.StartsWith("70", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        sandbox.Workspace.Truth(StreamName.DeletedConversations).Count.ShouldBeGreaterThan(6);
        sandbox.Workspace.Truth(StreamName.ContactAttributes, ApiVersion.V2_11, includeArchived: true)
            .ShouldContain(attribute => attribute.Id.StartsWith("custom_attributes.drifted", StringComparison.Ordinal));
        foreach (var stream in StreamName.All) sandbox.Workspace.Truth(stream, ApiVersion.V2_16).ShouldNotBeEmpty(stream);
    }

    private static IReadOnlyList<Row> ChangedNow(SandboxServer sandbox, string stream, ManualClock clock) =>
        [.. sandbox.Workspace.Rows(stream).Where(row => row.Current.UpdatedAt == clock.GetUtcNow().ToUnixTimeSeconds())];

    private static IReadOnlyList<string> Carried(SandboxServer sandbox, string stream, string member) =>
        [.. sandbox.Workspace.Rows(stream).SelectMany(row => ((JObject)row.Current.Json.ToJson()[member]!).Properties()).Select(property => property.Name).Distinct()];

    private static async Task<Dictionary<string, JObject>> DefinedAsync(ApiClient client, string path) =>
        (await client.GetAsync(path)).Json["data"]!.Cast<JObject>().Where(attribute => (bool?)attribute["custom"] != false).ToDictionary(attribute => (string)attribute["name"]!);
}
