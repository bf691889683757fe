using System.Globalization;

namespace Intercom.Sandbox.Generation;

/// <summary>Times as the objects write them that do not use unix seconds, such as macros: <c>2025-07-17T11:18:08.000Z</c>.</summary>
internal static class IsoTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Of(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Unix seconds; 0 when it is no such text.</summary>
    public static long Seconds(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeSeconds() : 0;
}
