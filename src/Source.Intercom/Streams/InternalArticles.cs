namespace Source.Intercom;

/// <summary>Articles for teammates; what has not changed is filtered here.</summary>
internal sealed class InternalArticles : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "internal_articles",
        Endpoint = "GET /internal_articles",
        Version = "2.14",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Pager = new PagesPager { PageSize = 25 },
        Permission = Permission.Articles,
        Optional = true,
        MayBeAbsent = true,
    };
}
