using System.Text.Json;

namespace Connector.Engine;

/// <summary>
/// Strings of a body. JSON may escape half of a surrogate pair (<c>"\ud800"</c>), which .NET's reader refuses to decode: such a string
/// is equal to no name and has no text, but it is no reason to fail.
/// </summary>
internal static class JsonText
{
    public static bool Is(ref readonly Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped) return reader.ValueTextEquals(text);
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The moment that a string names in ISO 8601, null when it names none.</summary>
    public static DateTimeOffset? Moment(ref readonly Utf8JsonReader reader)
    {
        try
        {
            return reader.TryGetDateTimeOffset(out var moment) ? moment : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a string, null when it cannot be decoded.</summary>
    public static string? Of(ref readonly Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
