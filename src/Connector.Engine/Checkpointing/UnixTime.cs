using System.Globalization;

namespace Connector.Engine;

/// <summary>Unix seconds as a person reads them.</summary>
internal static class UnixTime
{
    private const long FirstOfYear10000 = 253_402_300_800;

    /// <summary><c>2024-01-31T00:00:00Z</c>; the number itself where no calendar reaches.</summary>
    public static string Text(long seconds) => seconds is >= 0 and < FirstOfYear10000
        ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : seconds.ToString(CultureInfo.InvariantCulture);
}
