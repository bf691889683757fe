using System.Net;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>The lists inside contacts, tickets' parts and notes: what is shown inline, and where the whole is.</summary>
public sealed class ContactListTests
{
    [Fact]
    public async Task A_contact_shows_ten_of_a_list_and_its_own_endpoint_all()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox);
        var contacts = await client.SearchAllAsync("contacts", Some.Everything, 150);
        foreach (var list in (string[])["tags", "companies", "notes"])
        {
            contacts.Count(contact => (bool)contact[list]!["has_more"]!).ShouldBe(3);
            foreach (var contact in contacts.Where((contact, i) => i < 10 || (bool)contact[list]!["has_more"]!))
            {
                var shown = contact[list]!["data"]!.Select(entry => (string)entry["id"]!).ToList();
                var all = await WholeAsync(client, contact, list);
                all.Count.ShouldBe((int)contact[list]!["total_count"]!);
                shown.ShouldBe(all.Take(10));
            }
        }
    }

    [Fact]
    public async Task The_truth_of_a_list_is_what_is_shown_where_that_is_all_and_else_what_its_endpoint_serves()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox);
        foreach (var (stream, list) in (ValueTuple<string, string>[])[(StreamName.ContactTags, "tags"), (StreamName.ContactCompanies, "companies")])
        {
            var expected = new List<string>();
            foreach (var contact in await client.SearchAllAsync("contacts", Some.Everything, 150))
            {
                var entries = (bool)contact[list]!["has_more"]! ? (await client.GetAsync($"/contacts/{contact["id"]}/{list}")).Json["data"]! : contact[list]!["data"]!;
                foreach (var entry in entries.Cast<JObject>()) expected.Add(Emitted(entry, contact));
            }
            sandbox.Workspace.Truth(stream).Select(record => JObject.Parse(record.ToEmitted().ToJsonString()).ToString()).ShouldBe(expected, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Notes_hang_on_contacts_and_from_2_15_on_on_companies()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: "2.16");
        foreach (var (stream, parents, path) in (ValueTuple<string, string, string>[])
            [(StreamName.ContactNotes, StreamName.Contacts, "contacts"), (StreamName.CompanyNotes, StreamName.Companies, "companies")])
        {
            var served = new List<string>();
            foreach (var parent in sandbox.Workspace.Truth(parents))
                foreach (var note in await client.ListAllAsync($"/{path}/{parent.Id}/notes?per_page=5")) served.Add(note.ToString());
            var truth = sandbox.Workspace.Truth(stream, ApiVersion.V2_16);
            truth.Select(record => record.Json.ToJson().ToString()).ShouldBe(served, ignoreOrder: true);
            truth.Select(record => record.Id).ShouldBeUnique();
        }
        using var early = new ApiClient(sandbox, version: "2.14");
        (await early.GetAsync($"/companies/{sandbox.Workspace.Rows("companies")[0].Id}/notes")).ErrorCode.ShouldBe("intercom_version_invalid");
    }

    [Fact]
    public async Task A_list_that_grows_beyond_ten_changes_its_contact()
    {
        var clock = new ManualClock();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace }, clock);
        using var client = new ApiClient(sandbox);
        var contact = sandbox.Workspace.Rows("contacts")[^1];
        clock.AdvanceSeconds(50);
        sandbox.Workspace.SetContactList(contact, "tags", [.. sandbox.Workspace.Rows("tags").Take(11).Select(tag => tag.Id)]);
        contact.Current.UpdatedAt.ShouldBe(clock.GetUtcNow().ToUnixTimeSeconds());
        var shown = ApiClient.Rows((await client.SearchAsync("contacts", $$"""{"field":"id","operator":"=","value":"{{contact.Id}}"}""")).Json, "contacts")[0];
        ((bool)shown["tags"]!["has_more"]!).ShouldBeTrue();
        (await WholeAsync(client, shown, "tags")).Count.ShouldBe(11);
    }

    [Fact]
    public async Task A_ticket_shows_its_500_most_recent_parts_and_counts_all()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox);
        var id = sandbox.Workspace.Rows("tickets")[0].Id;
        var tickets = await client.SearchAllAsync("tickets", Some.Everything, 150);
        var parts = tickets.Single(ticket => (string?)ticket["id"] == id)["ticket_parts"]!;
        parts["ticket_parts"]!.Count().ShouldBe(500);
        ((int)parts["total_count"]!).ShouldBe(620);
        var truth = sandbox.Workspace.Truth(StreamName.TicketParts);
        truth.Count.ShouldBe(tickets.Sum(ticket => ticket["ticket_parts"]!["ticket_parts"]!.Count()));
        truth.Where(part => part.ParentId == id).Select(part => part.Id).ShouldBe(parts["ticket_parts"]!.Select(part => (string)part["id"]!));
        sandbox.Workspace.AddTicketPart(sandbox.Workspace.Rows("tickets")[0]);
        sandbox.Workspace.Truth(StreamName.TicketParts).Count(part => part.ParentId == id).ShouldBe(500);
    }

    [Fact]
    public async Task A_contact_that_was_merged_away_is_gone_and_from_2_16_on_said_to_be_merged()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox, version: "2.16");
        using var classic = new ApiClient(sandbox);
        var users = sandbox.Workspace.Truth("contacts").Where(contact => (string?)contact.ToEmitted()["role"] == "user").Select(contact => contact.Id).ToHashSet();
        var rows = sandbox.Workspace.Rows("contacts");
        var (lead, user) = (rows[0], rows.Skip(1).First(row => users.Contains(row.Id)));
        sandbox.Workspace.Merge(lead, user);
        (await client.GetAsync($"/contacts/{lead.Id}/notes")).Status.ShouldBe(HttpStatusCode.Gone);
        (await client.GetAsync($"/contacts/{lead.Id}/notes")).ErrorCode.ShouldBe("contact_merged");
        (await classic.GetAsync($"/contacts/{lead.Id}/notes")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await classic.SearchIdsAsync("contacts", Some.Everything)).ShouldNotContain(lead.Id);
        var asked = await client.PostAsync("/contacts/search?include_merge_history=true", $$$"""{"query":{"field":"id","operator":"=","value":"{{{user.Id}}}"}}""");
        ((string?)asked.Json["data"]![0]!["merge_history"]![0]!["source_contact_id"]).ShouldBe(lead.Id);
        ApiClient.Rows((await client.SearchAsync("contacts", Some.Everything)).Json, "contacts").ShouldAllBe(contact => contact["merge_history"] == null);
    }

    private static string Emitted(JObject entry, JObject contact)
    {
        var emitted = (JObject)entry.DeepClone();
        emitted["contact_id"] = contact["id"];
        emitted["contact_updated_at"] = contact["updated_at"];
        return emitted.ToString();
    }

    private static async Task<IReadOnlyList<string>> WholeAsync(ApiClient client, JObject contact, string list)
    {
        var path = $"/contacts/{contact["id"]}/{list}";
        var rows = list == "tags" ? (await client.GetAsync(path)).Json["data"]!.Cast<JObject>() : await client.ListAllAsync($"{path}?per_page=5");
        return [.. rows.Select(row => (string)row["id"]!)];
    }
}
