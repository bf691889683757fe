using Newtonsoft.Json.Linq;

namespace TestKit;

/// <summary>A STATE line of one stream.</summary>
/// <param name="Line">Its number among all lines, from 0.</param>
/// <param name="Message">The content of its <c>state</c>: what a platform saves and hands back.</param>
public sealed record StateOutput(int Line, string Stream, JObject State, double RecordCount, JObject Message)
{
    /// <summary>The watermark it claims, unix seconds; null for a stream without cursor.</summary>
    public long? Watermark => (State["state"] ?? State) is JObject cursors
        ? cursors.Properties().Where(member => member.Name.EndsWith("_at", StringComparison.Ordinal)).Select(member => Seconds((JValue)member.Value)).FirstOrDefault()
        : null;

    private static long? Seconds(JValue cursor) => cursor.Value is string text
        ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds()
        : cursor.Value<long?>();
}
