namespace Source.Intercom;

/// <summary>News items; what has not changed is filtered here.</summary>
internal sealed class NewsItems : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "news_items",
        Endpoint = "GET /news/news_items",
        Records = "data",
        PrimaryKey = ["id"],
        Cursor = "updated_at",
        Pager = new PagesPager { PageSize = 25 },
        Permission = Permission.News,
        Optional = true,
        MayBeAbsent = true,
    };
}
