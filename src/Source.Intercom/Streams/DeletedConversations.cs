namespace Source.Intercom;

/// <summary>Conversations that were deleted, the latest first: the only word of it that the API gives.</summary>
internal sealed class DeletedConversations : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "deleted_conversations",
        Endpoint = "GET /conversations/deleted",
        Query = "order=desc",
        Version = "2.16",
        Records = "conversations",
        PrimaryKey = ["id"],
        Cursor = "deleted_at",
        Pager = new PagesPager { PageSize = 60, NewestFirst = true },
        Permission = Permission.Conversations,
        Optional = true,
        MayBeAbsent = true,
    };
}
