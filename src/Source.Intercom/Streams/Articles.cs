namespace Source.Intercom;

/// <summary>Articles of the help centers, the newest change first.</summary>
internal sealed class Articles : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "articles",
        Endpoint = "GET /articles",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Pager = new PagesPager { PageSize = 25, NewestFirst = true },
        Permission = Permission.Articles,
        Optional = true,
        MayBeAbsent = true,
    };
}
