namespace Source.Intercom;

/// <summary>Custom attributes of conversations.</summary>
internal sealed class ConversationAttributes : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "conversation_attributes",
        Endpoint = "GET /conversations/attributes",
        Version = "2.16",
        Records = "data",
        PrimaryKey = ["id"],
        ArchivedQuery = "include_archived=true",
        Pager = new SinglePager(),
        Permission = Permission.Conversations,
        Optional = true,
        MayBeAbsent = true,
    };
}
