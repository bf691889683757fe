namespace Source.Intercom;

/// <summary>Versions of Intercom's API (developers.intercom.com, "API Versioning"), as <c>2.11</c>.</summary>
internal static class ApiVersion
{
    /// <summary>The one whose types the established connector emits; without the header the app's own version would apply.</summary>
    public const string Default = "2.11";

    /// <summary>The latest that the configuration may name.</summary>
    public const string Newest = "2.16";

    /// <summary>The later of two: what exists from one version on is asked for in that, or in the configured one where that is later.</summary>
    public static string Later(string one, string other) => Version.Parse(one) > Version.Parse(other) ? one : other;

    public static KeyValuePair<string, string> Header(string version) => new("Intercom-Version", version);
}
