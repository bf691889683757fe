using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Intercom.Sandbox.Api;

/// <summary>Lists by page number, whose <c>pages.next</c> is a full URL on Intercom's own host, whatever host was called.</summary>
/// <param name="type">The answer's <c>type</c>.</param>
/// <param name="key">The member that holds the rows.</param>
/// <param name="perPage">Rows a page when the request does not say.</param>
/// <param name="mostPerPage">Rows a page at most, whatever the request says.</param>
internal sealed class NumberedPages(string type = "list", string key = "data", int perPage = 25, int mostPerPage = 150)
{
    private const string Host = "https://api.intercom.io";

    /// <param name="rows">All rows, in the order of the list; only those of the page are enumerated to their bytes.</param>
    public ApiAnswer Of<T>(ApiRequest request, IReadOnlyList<T> rows, Func<T, ReadOnlyMemory<byte>> serve)
    {
        var size = (int)Math.Clamp(request.Number("per_page") ?? perPage, 1, mostPerPage);
        var page = (int)Math.Clamp(request.Number("page") ?? 1, 1, int.MaxValue / mostPerPage);
        var totalPages = (rows.Count + size - 1) / size;
        var next = page < totalPages ? NextUrl(request.Http.Request, size, page + 1) : null;
        return ApiAnswer.Ok(ListBody.Of(
            $$"""{"type":"{{type}}","{{key}}":[""",
            rows.Skip((page - 1) * size).Take(size).Select(serve),
            $"],\"total_count\":{rows.Count},\"pages\":{PagesMember.Of(page, size, totalPages, next)}}}"));
    }

    private static string NextUrl(HttpRequest http, int size, int page)
    {
        var query = http.Query.Where(parameter => parameter.Key is not ("page" or "per_page"))
            .Select(parameter => new KeyValuePair<string, string?>(parameter.Key, parameter.Value))
            .Append(new("per_page", size.ToString(CultureInfo.InvariantCulture)))
            .Append(new("page", page.ToString(CultureInfo.InvariantCulture)));
        return QueryHelpers.AddQueryString($"{Host}{http.Path}", query);
    }
}
