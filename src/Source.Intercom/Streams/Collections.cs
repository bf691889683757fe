namespace Source.Intercom;

/// <summary>Collections of articles; what has not changed is filtered here.</summary>
internal sealed class Collections : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "collections",
        Endpoint = "GET /help_center/collections",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Pager = new PagesPager { PageSize = 20 },
        Permission = Permission.Articles,
        Optional = true,
        MayBeAbsent = true,
    };
}
