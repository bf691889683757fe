using System.Text.Json;

namespace Source.Intercom;

/// <summary>
/// A page cursor of a search as recorded of Intercom: base64 of <c>[sort value in ms, id, next page]</c>, the place of the last record
/// served. It is the server's own, so another form is no error; it only says nothing then.
/// </summary>
internal static class PageCursor
{
    private const long Millisecond = 1_000;

    /// <summary>Whether the cursor's sort value, in seconds or milliseconds, lies in this second.</summary>
    public static bool Names(string startingAfter, long second) =>
        SortValue(startingAfter) is { } value && (value == second || Math.Floor(value / Millisecond) == second);

    private static decimal? SortValue(string startingAfter)
    {
        var bytes = new byte[startingAfter.Length];
        if (!Convert.TryFromBase64String(startingAfter, bytes, out var length)) return null;
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(0, length));
            return json.RootElement.ValueKind == JsonValueKind.Array && json.RootElement.GetArrayLength() > 0 ? Number(json.RootElement[0]) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static decimal? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        _ => null,
    };
}
