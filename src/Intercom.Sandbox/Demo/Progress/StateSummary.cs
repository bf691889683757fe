using System.Globalization;
using System.Text.Json;

namespace Intercom.Sandbox.Demo.Progress;

/// <summary>A state in a few characters.</summary>
internal static class StateSummary
{
    /// <summary>
    /// The watermark, in UTC to the minute, and how many windows are closed beyond it; <c>read whole</c> for a stream without a cursor,
    /// <c>none</c> without a state.
    /// </summary>
    public static string Of(JsonElement? state)
    {
        if (state is not { } value) return "none";
        if (Watermark(value) is not { } seconds) return "read whole";
        var utc = DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return value.TryGetProperty("closed", out var closed) ? $"{utc} +{closed.GetArrayLength()}" : utc;
    }

    /// <summary>The cursor, a number or, where the API writes it so, a text; a substream has it one level down.</summary>
    private static long? Watermark(JsonElement state)
    {
        var holder = state.TryGetProperty("state", out var inner) ? inner : state;
        var cursor = holder.EnumerateObject().FirstOrDefault(member => member.Name.EndsWith("_at", StringComparison.Ordinal)).Value;
        return cursor.ValueKind switch
        {
            JsonValueKind.Number => cursor.GetInt64(),
            JsonValueKind.String => cursor.GetDateTimeOffset().ToUnixTimeSeconds(),
            _ => null,
        };
    }
}
