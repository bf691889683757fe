namespace Source.Intercom;

/// <summary>The way from one page of a list to the next.</summary>
internal static class PageLinks
{
    /// <summary>Whatever host a link names, only its path and query count; this one makes paths absolute.</summary>
    private static readonly Uri _anyHost = new("https://api.intercom.io");

    /// <summary>The next page is linked by URL; the description also allows a cursor or a page number.</summary>
    /// <param name="path">Of every page.</param>
    /// <param name="first">Target of the first page.</param>
    /// <exception cref="Airbyte.Protocol.ConnectorException">There is no way to it, or it is no page of this endpoint.</exception>
    public static string Target(PartitionCall call, string path, NextPage next, string first) => next switch
    {
        { Link: { } link } => Target(call, path, link),
        { StartingAfter: { } cursor } => $"{first}&starting_after={Uri.EscapeDataString(cursor)}",
        { Page: { } page } => $"{first}&page={Uri.EscapeDataString(page)}",
        _ => throw call.LeadsNoFurther(),
    };

    /// <summary>
    /// Links are absolute on Intercom's own host, or on that of a proxy, below whatever path it has there. Of them only the query is
    /// taken, and called at the configured host: the token goes nowhere else.
    /// </summary>
    private static string Target(PartitionCall call, string path, string link)
    {
        if (!Uri.TryCreate(_anyHost, link, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || !url.AbsolutePath.EndsWith(path, StringComparison.Ordinal))
            throw call.Misbehaves("linked a next page that is not one of its own, so it was not called");
        return url.Query.Length > 1 ? path + url.Query : throw call.LeadsNoFurther();
    }
}
