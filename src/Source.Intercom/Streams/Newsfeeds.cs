namespace Source.Intercom;

/// <summary>Newsfeeds.</summary>
internal sealed class Newsfeeds : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "newsfeeds",
        Endpoint = "GET /news/newsfeeds",
        Records = "data",
        PrimaryKey = ["id"],
        Pager = new PagesPager { PageSize = 25 },
        Permission = Permission.News,
        Optional = true,
        MayBeAbsent = true,
    };
}
