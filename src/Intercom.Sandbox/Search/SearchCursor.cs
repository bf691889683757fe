using System.Text.Json;

namespace Intercom.Sandbox.Search;

/// <summary>
/// The content of <c>starting_after</c>: the sort value and id of the last row served, and the page that comes next. Text and numbers
/// sort apart, so a value is one or the other.
/// </summary>
internal sealed record SearchCursor(long Number, string Text, string Id, int Page)
{
    /// <summary>Dates are seconds here and milliseconds in a cursor; other numbers are treated alike.</summary>
    private const long Millisecond = 1_000;

    public string Encode(CursorForm form)
    {
        object sortValue = Text.Length > 0 ? Text : Number * Millisecond;
        var bytes = JsonSerializer.SerializeToUtf8Bytes<object[]>([sortValue, Id, Page]);
        return form == CursorForm.Opaque ? Convert.ToHexString(bytes) : Convert.ToBase64String(bytes);
    }

    /// <exception cref="InvalidSearchException">Not a cursor this server gave out.</exception>
    public static SearchCursor Decode(string encoded, CursorForm form)
    {
        try
        {
            var bytes = form == CursorForm.Opaque ? Convert.FromHexString(encoded) : Convert.FromBase64String(encoded);
            if (JsonSerializer.Deserialize<JsonElement[]>(bytes) is [var sortValue, var id, var page])
            {
                return sortValue.ValueKind == JsonValueKind.String
                    ? new SearchCursor(0, sortValue.GetString()!, id.GetString()!, page.GetInt32())
                    : new SearchCursor(sortValue.GetInt64() / Millisecond, "", id.GetString()!, page.GetInt32());
            }
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            throw Invalid();
        }
        throw Invalid();
    }

    public static InvalidSearchException Invalid() => new("Invalid starting_after: the cursor is malformed or no longer valid");
}
