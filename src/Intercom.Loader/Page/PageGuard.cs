using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Intercom.Loader;

/// <summary>
/// Who may look at the page, and press its buttons. With a token: who has it (as a password, or as a bearer). Without: who sits at this
/// machine and asks it by its own name, so that no page elsewhere can ask in the browser of who sits there. A button needs, besides, to
/// stand on this very page.
/// </summary>
/// <param name="formToken">What only this page's forms have.</param>
internal sealed class PageGuard(string? token, string formToken)
{
    public const string FormField = "form_token";

    /// <summary>Null: it may go on; else the status to answer with.</summary>
    public int? Refuse(HttpRequest request)
    {
        if (token is not null) return IsKnown(request.Headers.Authorization.ToString()) ? null : StatusCodes.Status401Unauthorized;
        return IsThisMachine(request.Host.Host) ? null : StatusCodes.Status403Forbidden;
    }

    /// <summary>Whether a button of another site was pressed.</summary>
    public bool IsForeign(HttpRequest request, string? brought)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")) return true;
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOwn(origin, request)) return true;
        return brought is null || !Same(brought, formToken);
    }

    /// <summary>Behind a proxy the scheme may be another; the host is the one that was asked.</summary>
    private static bool IsOwn(string origin, HttpRequest request) => Uri.TryCreate(origin, UriKind.Absolute, out var url) && url.Authority == request.Host.Value;

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private bool IsKnown(string authorization)
    {
        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return Same(authorization[7..].Trim(), token!);
        if (!authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return false;
        var bytes = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[6..].Trim(), bytes, out var length)) return false;
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return Same(pair[(pair.IndexOf(':') + 1)..], token!);
    }

    /// <summary>Takes as long for any answer of its length.</summary>
    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
