using Connector.Engine;

namespace Source.Intercom;

/// <summary>
/// How often each article that changed was viewed, and what readers thought of it: a request each. Readers change no article, so all of
/// them are read once a day where the configuration asks for it.
/// </summary>
internal sealed class ArticleStatistics : IStreamFile
{
    public static IntercomStream Stream { get; } = new()
    {
        Name = "article_statistics",
        Endpoint = "GET /articles/{id}",
        Records = "statistics",
        PrimaryKey = ["article_id"],
        Cursor = "article_updated_at",
        IsOne = true,
        ChangesUnseen = true,
        Partitioning = Partitioning.ByParent,
        Parent = new ParentLink("articles", "updated_at"),
        Injected = [("article_id", null), ("article_updated_at", "updated_at")],
        Pager = new ChildPager(),
        Permission = Permission.Articles,
        Optional = true,
        MayBeAbsent = true,
    };
}
