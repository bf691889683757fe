using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Api;

/// <summary>Articles and their collections, internal articles, news: by page, the last updated first.</summary>
internal sealed class HelpCenterEndpoints(Workspace workspace) : IApiArea
{
    private static readonly NumberedPages _pages = new();
    private static readonly NumberedPages _collectionPages = new(perPage: 20);
    private static readonly NumberedPages _newsPages = new(perPage: 10);

    public IEnumerable<ApiEndpoint> Endpoints =>
    [
        ApiEndpoint.Get("/articles", Permission.Articles, Articles),
        ApiEndpoint.Get("/articles/{id}", Permission.Articles, Article),
        List("/help_center/collections", ApiVersion.First, Permission.Articles, StreamName.Collections, _collectionPages),
        List("/internal_articles", ApiVersion.V2_13, Permission.Articles, StreamName.InternalArticles, _pages),
        List("/news/news_items", ApiVersion.First, Permission.News, StreamName.NewsItems, _newsPages),
        List("/news/newsfeeds", ApiVersion.First, Permission.News, StreamName.Newsfeeds, _newsPages),
    ];

    private ApiEndpoint List(string route, ApiVersion since, Permission permission, string stream, NumberedPages pages) => ApiEndpoint.Get(
        route, since, permission, request => pages.Of(request, workspace.Rows(stream).NewestFirst(), row => Serve(row, row.Current.In(request.Version))));

    private ApiAnswer Articles(ApiRequest request) => _pages.Of(
        request, workspace.Rows(StreamName.Articles).NewestFirst(), row => Serve(row, ArticleParts.Listed(row, request.Version)));

    private ApiAnswer Article(ApiRequest request) => workspace.Find(StreamName.Articles, request.Route("id")) is { } article
        ? ApiAnswer.Ok([Serve(article, article.Current.In(request.Version))])
        : ApiError.NotFound();

    private static ReadOnlyMemory<byte> Serve(Row row, ReadOnlyMemory<byte> json)
    {
        row.Current.Served = true;
        return json;
    }
}
