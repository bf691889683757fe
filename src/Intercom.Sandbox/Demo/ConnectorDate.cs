using System.Globalization;

namespace Intercom.Sandbox.Demo;

/// <summary>Times as the connector's configuration wants them.</summary>
internal static class ConnectorDate
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
