using Intercom.Sandbox;
using Source.Intercom.Tests.Support;
using TestKit;

namespace Source.Intercom.Tests.Resilience;

/// <summary>Intercom returns the newest 500 parts of a conversation and no others: what it withholds is said.</summary>
public sealed class LongConversationTests
{
    [Fact]
    public async Task The_first_truncated_conversation_is_named_with_its_counts_and_the_others_are_counted()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { LongConversations = 2, LongConversationParts = 620 }));
        var connector = IntercomRunner.At(sandbox);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "conversations", "conversation_parts"));

        run.ExitCode.ShouldBe(0);
        Truth.Compare(sandbox, run, ["conversations", "conversation_parts"]).ShouldBeExact();
        var truncated = sandbox.Workspace.Rows("conversations").Where(row => sandbox.Workspace.PartsOf(row.Id).Count > 500).Select(row => row.Id).ToList();
        truncated.Count.ShouldBe(2);
        run.Warnings.Count.ShouldBe(2);
        truncated.Select(id => $"Stream `conversation_parts`: of 620 records of conversations {id} Intercom returns only the newest 500.").ShouldContain(run.Warnings[0]);
        run.Warnings[1].ShouldBe("Stream `conversation_parts`: Intercom returns only the newest records of one of the conversations: 2 times in all; the first is named above.");
        foreach (var id in truncated)
        {
            var parts = run.RecordsOf("conversation_parts").Where(part => part.Value<string>("conversation_id") == id).ToList();
            parts.Count.ShouldBe(500);
            parts.ShouldAllBe(part => part.Value<int>("conversation_total_parts") == 620);
        }
    }

    [Fact]
    public async Task A_conversation_of_exactly_500_parts_is_whole_and_not_warned_of()
    {
        await using var sandbox = await SandboxServer.StartAsync(Some.Sandbox(Some.SmallWorkspace with { LongConversations = 1, LongConversationParts = 500 }));
        var connector = IntercomRunner.At(sandbox);

        var run = await connector.ReadAsync(Some.Config(), CatalogBuilder.Of(connector.Source.Streams, "conversation_parts"));

        Truth.Compare(sandbox, run, ["conversation_parts"]).ShouldBeExact();
        run.Warnings.ShouldBeEmpty();
    }
}
