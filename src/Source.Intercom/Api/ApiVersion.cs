namespace Source.Intercom;

/// <summary>Versions of Intercom's API (developers.intercom.com, "API Versioning"), as <c>2.11</c>.</summary>
internal static class ApiVersion
{
    /// <summary>The one whose types the established connector emits; without the header the app's own version would apply.</summary>
    public const string Default = "2.11";

    /// <summary>The version in which a stream is asked for: its own, or the configured one where that is later.</summary>
    public static string Of(IntercomStream stream, string configured) =>
        Version.Parse(stream.Version) > Version.Parse(configured) ? stream.Version : configured;

    public static KeyValuePair<string, string> Header(string version) => new("Intercom-Version", version);
}
