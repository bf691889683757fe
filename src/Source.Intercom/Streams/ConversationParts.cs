using Connector.Engine;

namespace Source.Intercom;

/// <summary>The parts of every conversation that changed: all of them, whatever their own time, since the conversation is the unit of change.</summary>
internal sealed class ConversationParts : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "conversation_parts",
        Endpoint = "GET /conversations/{id}",
        Records = "conversation_parts.conversation_parts",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("conversations", "updated_at"),
        Pager = new ChildPager { Count = "conversation_parts.total_count", AlsoCount = "statistics.count_conversation_parts" },
        Permission = Permission.Conversations,
        Injected =
        [
            ("conversation_id", null),
            ("conversation_created_at", "created_at"),
            ("conversation_updated_at", "updated_at"),
            ("conversation_total_parts", "conversation_parts.total_count"),
        ],
    };
}
