using System.Globalization;
using System.Text.Json;

namespace Source.Intercom;

/// <summary>
/// What an answer's <c>pages</c> say of the page behind it. The descriptions have <c>next</c> as an object with <c>starting_after</c>
/// (searches) and as a URL (lists); it has been seen absent and null, which alone mean the end.
/// </summary>
/// <param name="IsEnd">No page comes behind this one.</param>
/// <param name="Link">Where <c>next</c> is text: a URL, or a path with its query.</param>
/// <param name="StartingAfter">The page cursor, from the object or from the link's query.</param>
/// <param name="Page">Where <c>next</c> is an object with a page number and nothing else.</param>
internal sealed record NextPage(bool IsEnd, string? Link = null, string? StartingAfter = null, string? Page = null)
{
    public static readonly NextPage End = new(IsEnd: true);

    /// <summary>There is a page, and nothing says where.</summary>
    private static readonly NextPage _nowhere = new(IsEnd: false);

    private static readonly JsonDocumentOptions _deep = new() { MaxDepth = 512 };

    /// <param name="pages">The raw JSON of <c>pages</c>; empty where the answer has none.</param>
    public static NextPage Read(ReadOnlyMemory<byte> pages)
    {
        if (pages.IsEmpty) return End;
        using var json = JsonDocument.Parse(pages, _deep);
        try
        {
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Null => End,
                JsonValueKind.Object when !json.RootElement.TryGetProperty("next", out _) => End,
                JsonValueKind.Object => OfNext(json.RootElement.GetProperty("next")),
                _ => _nowhere,
            };
        }
        catch (InvalidOperationException) // half of a surrogate pair, which no text can hold
        {
            return _nowhere;
        }
    }

    /// <summary>The same of a list whose pages are numbered: where <c>next</c> is left out, the numbers tell whether there is one.</summary>
    public static NextPage ReadNumbered(ReadOnlyMemory<byte> pages)
    {
        if (Read(pages) is not { IsEnd: true } || pages.IsEmpty) return Read(pages);
        using var json = JsonDocument.Parse(pages, _deep);
        return Number(json.RootElement, "page") is { } page && page < Number(json.RootElement, "total_pages")
            ? new NextPage(IsEnd: false, Page: (page + 1).ToString(CultureInfo.InvariantCulture))
            : End;
    }

    private static long? Number(JsonElement pages, string name) =>
        pages.ValueKind == JsonValueKind.Object && pages.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;

    private static NextPage OfNext(JsonElement next) => next.ValueKind switch
    {
        JsonValueKind.Null => End,
        JsonValueKind.String when next.GetString() is { Length: > 0 } link => new NextPage(IsEnd: false, link, Parameter(link, "starting_after")),
        JsonValueKind.Object => new NextPage(IsEnd: false, null, Text(next, "starting_after"), Text(next, "page")),
        _ => _nowhere,
    };

    private static string? Text(JsonElement next, string name) => next.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    /// <summary>A parameter of a URL's query, null where it is not there or empty. A plus stays one: cursors are base64.</summary>
    private static string? Parameter(string url, string name)
    {
        var query = url.Split('#')[0].Split('?', 2);
        if (query.Length < 2) return null;
        var given = query[1].Split('&').FirstOrDefault(part => part.StartsWith($"{name}=", StringComparison.Ordinal));
        return given is null || given.Length == name.Length + 1 ? null : Uri.UnescapeDataString(given[(name.Length + 1)..]);
    }
}
