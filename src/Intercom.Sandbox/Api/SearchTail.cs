using System.Globalization;
using System.Text.Json;
using Intercom.Sandbox.Search;

namespace Intercom.Sandbox.Api;

/// <summary>What follows the rows of a search's answer: the count, and the way to the next page in the shape the options say.</summary>
internal sealed class SearchTail(SearchOptions options)
{
    /// <summary>Links name Intercom's own host, whatever host was called.</summary>
    private const string Host = "https://api.intercom.io";

    /// <summary>Closes the list; <c>next</c> is absent on the last page.</summary>
    public string Of(SearchPage page, string route)
    {
        var next = page.Next is null ? "" : $",\"next\":{Next(page, page.Next, route)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""],"total_count":{{{page.Total}}},"pages":{"type":"pages"{{{next}}},"page":{{{page.Page}}},"per_page":{{{page.PerPage}}},"total_pages":{{{page.TotalPages}}}}}""");
    }

    private string Next(SearchPage page, SearchCursor cursor, string route)
    {
        var text = cursor.Encode(options.Cursors);
        return options.Next switch
        {
            NextShape.Url => JsonSerializer.Serialize(string.Create(
                CultureInfo.InvariantCulture, $"{Host}{route}?per_page={page.PerPage}&page={cursor.Page}&starting_after={Uri.EscapeDataString(text)}")),
            NextShape.NoCursor => string.Create(CultureInfo.InvariantCulture, $$"""{"page":{{cursor.Page}},"per_page":{{page.PerPage}}}"""),
            NextShape.EmptyText => "\"\"",
            _ => string.Create(CultureInfo.InvariantCulture, $$"""{"page":{{cursor.Page}},"per_page":{{page.PerPage}},"starting_after":"{{text}}"}"""),
        };
    }
}
