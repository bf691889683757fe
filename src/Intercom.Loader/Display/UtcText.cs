using System.Globalization;

namespace Intercom.Loader;

/// <summary>Times at UTC, to the second.</summary>
internal static class UtcText
{
    /// <summary>For a person: <c>2026-01-31 06:00:00</c>.</summary>
    public static string Plain(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>For a program: <c>2026-01-31T06:00:00Z</c>.</summary>
    public static string Iso(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
