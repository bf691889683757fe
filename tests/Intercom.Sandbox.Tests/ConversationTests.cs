using System.Net;
using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests;

/// <summary>GET /conversations/{id} and what becomes of parts (INTERCOM.md, "Conversations and parts").</summary>
public sealed class ConversationTests
{
    [Fact]
    public async Task A_conversation_is_its_search_row_plus_its_parts()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace });
        using var client = new ApiClient(sandbox);
        foreach (var row in (await client.SearchAllAsync("conversations", Some.Everything, 150)).Take(10))
        {
            var whole = (await client.GetAsync($"/conversations/{row["id"]}")).Json;
            var parts = (JObject)whole["conversation_parts"]!;
            parts["conversation_parts"]!.Count().ShouldBe((int)row["statistics"]!["count_conversation_parts"]!);
            ((int)parts["total_count"]!).ShouldBe(parts["conversation_parts"]!.Count());
            whole.Remove("conversation_parts");
            JToken.DeepEquals(whole, row).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Only_the_500_most_recent_parts_are_served_and_all_are_counted()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.EmptyWorkspace with { Conversations = 2, LongConversations = 1 } });
        using var client = new ApiClient(sandbox);
        var id = sandbox.Workspace.Rows("conversations")[0].Id;
        var whole = (await client.GetAsync($"/conversations/{id}")).Json;
        var served = whole["conversation_parts"]!["conversation_parts"]!.Select(part => (string)part["id"]!).ToList();
        served.ShouldBe(sandbox.Workspace.PartsOf(id).TakeLast(500).Select(part => part.Id));
        ((int)whole["conversation_parts"]!["total_count"]!).ShouldBe(620);
        ((int)whole["statistics"]!["count_conversation_parts"]!).ShouldBe(620);
        sandbox.Workspace.Truth("conversation_parts").Count(part => part.ParentId == id).ShouldBe(500);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_conversation_is_gone_at_once(bool asHtml)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace, NotFoundAsHtml = asHtml });
        using var client = new ApiClient(sandbox);
        var conversation = sandbox.Workspace.Rows("conversations")[0];
        sandbox.Workspace.Delete(conversation);
        var answer = await client.GetAsync($"/conversations/{conversation.Id}");
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Body.ShouldStartWith(asHtml ? "<html>" : """{"type":"error.list""");
        sandbox.Workspace.Truth("conversation_parts").ShouldNotContain(part => part.ParentId == conversation.Id);
    }

    [Fact]
    public async Task An_added_part_touches_its_conversation_and_an_edited_one_changes_in_place()
    {
        var clock = new ManualClock();
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Workspace = Some.SmallWorkspace }, clock);
        using var client = new ApiClient(sandbox);
        var conversation = sandbox.Workspace.Rows("conversations")[0];
        var before = sandbox.Workspace.PartsOf(conversation.Id).Count;
        clock.AdvanceSeconds(100);
        var part = sandbox.Workspace.AddPart(conversation.Id);
        clock.AdvanceSeconds(100);
        sandbox.Workspace.EditPart(part);
        var whole = (await client.GetAsync($"/conversations/{conversation.Id}")).Json;
        ((long)whole["updated_at"]!).ShouldBe(clock.GetUtcNow().ToUnixTimeSeconds());
        ((int)whole["statistics"]!["count_conversation_parts"]!).ShouldBe(before + 1);
        var last = whole["conversation_parts"]!["conversation_parts"]!.Last!;
        ((string)last["id"]!).ShouldBe(part.Id);
        ((string)last["body"]!).ShouldContain("edit");
        ((long)last["created_at"]!).ShouldBe(clock.GetUtcNow().ToUnixTimeSeconds() - 100);
    }
}
