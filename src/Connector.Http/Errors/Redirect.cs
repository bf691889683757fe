namespace Connector.Http;

/// <summary>Says that a redirect was not followed, and to which origin it would have led.</summary>
internal static class Redirect
{
    public static string Refused(string? location) => $"redirects are not followed{To(location)}; is the base URL right?";

    private static string To(string? location) => location switch
    {
        null => "",
        _ when Uri.TryCreate(location, UriKind.Absolute, out var url) && !url.IsFile => $" (to {ApiOrigin.TextOf(url)})",
        _ => " (to another path)",
    };
}
