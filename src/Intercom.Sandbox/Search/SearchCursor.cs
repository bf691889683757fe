using System.Text.Json;

namespace Intercom.Sandbox.Search;

/// <summary>
/// The content of <c>starting_after</c>: the sort value and id of the last row served, and the page that comes next. Opaque to
/// readers (base64 of a JSON list). Text and numbers sort apart, so a value is one or the other.
/// </summary>
internal sealed record SearchCursor(long Number, string Text, string Id, int Page)
{
    public string Encode() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes<object[]>([Number, Text, Id, Page]));

    /// <exception cref="InvalidSearchException">Not a cursor this server gave out.</exception>
    public static SearchCursor Decode(string encoded)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<JsonElement[]>(Convert.FromBase64String(encoded));
            if (parts is [var number, var text, var id, var page])
                return new SearchCursor(number.GetInt64(), text.GetString()!, id.GetString()!, page.GetInt32());
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            throw Invalid();
        }
        throw Invalid();
    }

    public static InvalidSearchException Invalid() => new("Invalid starting_after: the cursor is malformed or no longer valid");
}
