using System.Net;

namespace Intercom.Loader;

/// <summary>Where the page is served.</summary>
internal static class ListenAddress
{
    /// <exception cref="UsageException">It is no address, or one that others reach and no token keeps them out.</exception>
    public static IPEndPoint Parse(string text, string? token)
    {
        var written = text.StartsWith("localhost:", StringComparison.Ordinal) ? $"127.0.0.1:{text["localhost:".Length..]}" : text;
        if (!written.Contains(':') || !IPEndPoint.TryParse(written, out var address) || written.EndsWith(']'))
            throw new UsageException($"--listen must be an address and a port such as 127.0.0.1:8080, but it is \"{text}\".");
        if (!IPAddress.IsLoopback(address.Address) && token is null)
        {
            throw new UsageException(
                $"--listen {text} can be reached from other machines, and nothing would keep anybody from the page. Set `page_token` in the settings or name a file by --page-token-file, "
                + "or listen on 127.0.0.1.");
        }

        return address;
    }
}
