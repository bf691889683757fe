namespace Intercom.Loader;

/// <summary>URLs whose path is what only their owner knows.</summary>
internal static class SecretUrl
{
    /// <summary>The parts that give it away: neither the scheme nor the host, which are words of any text.</summary>
    public static IEnumerable<string> Parts(Uri? url) => url is null ? [] : url.PathAndQuery.Split('/', '?', '&', '=').Where(part => part.Length >= 12);
}
