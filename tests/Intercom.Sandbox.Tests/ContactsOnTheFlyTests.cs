using Intercom.Sandbox.Workspaces;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>Contacts that are made as pages ask for them, so that a workspace of millions takes no memory.</summary>
public sealed class ContactsOnTheFlyTests
{
    private const int Count = 1_000;

    [Fact]
    public async Task Pages_hold_every_contact_once_in_the_order_of_their_updates()
    {
        await using var sandbox = await StartAsync(Count);
        using var client = new ApiClient(sandbox);

        var contacts = await client.SearchAllAsync(StreamName.Contacts, Some.Everything, perPage: 150);

        contacts.Count.ShouldBe(Count);
        contacts.Select(contact => (string)contact["id"]!).Distinct().Count().ShouldBe(Count);
        contacts.Select(Position).ShouldBe(contacts.Select(Position).Order());
        contacts.ShouldAllBe(contact => (long)contact["created_at"]! <= (long)contact["updated_at"]!);
    }

    [Fact]
    public async Task Two_searches_that_share_a_bound_share_no_contact_and_miss_none()
    {
        await using var sandbox = await StartAsync(Count);
        using var client = new ApiClient(sandbox);
        var all = await client.SearchAllAsync(StreamName.Contacts, Some.Everything, perPage: 150);
        var bound = (long)all[Count / 3]["updated_at"]!;

        var before = await client.SearchAllAsync(StreamName.Contacts, $$"""{"field":"updated_at","operator":"<","value":{{bound}}}""", perPage: 150);
        var after = await client.SearchAllAsync(StreamName.Contacts, $$"""{"field":"updated_at","operator":">=","value":{{bound}}}""", perPage: 150);

        before.Concat(after).ShouldBe(all, JToken.EqualityComparer);
    }

    [Fact]
    public async Task A_page_says_how_many_there_are_in_all()
    {
        await using var sandbox = await StartAsync(1_000_000);
        using var client = new ApiClient(sandbox);

        var page = await client.SearchAsync(StreamName.Contacts, Some.Everything, perPage: 3);

        ((int)page.Json["total_count"]!).ShouldBe(1_000_000);
        ApiClient.Ids(page.Json, StreamName.Contacts).Count.ShouldBe(3);
    }

    [Fact]
    public async Task They_are_in_no_ground_truth()
    {
        await using var sandbox = await StartAsync(Count);

        sandbox.Workspace.Truth(StreamName.Contacts).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_file_and_contacts_on_the_fly_exclude_each_other()
    {
        var workspace = Some.EmptyWorkspace with { ContactsOnTheFly = 1, RecordsFile = "records.jsonl" };

        await Should.ThrowAsync<ArgumentException>(() => SandboxServer.StartAsync(new SandboxOptions { Workspace = workspace }));
    }

    private static Task<SandboxServer> StartAsync(int contacts) =>
        SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace with { ContactsOnTheFly = contacts } }, new ManualClock());

    private static (long UpdatedAt, string Id) Position(JObject contact) => ((long)contact["updated_at"]!, (string)contact["id"]!);
}
