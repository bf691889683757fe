namespace Connector.Http;

/// <summary>The one origin (scheme, host, port: RFC 6454) that requests, and the token with them, may go to.</summary>
public sealed class ApiOrigin
{
    private readonly Uri _base;
    private readonly string _prefix;

    /// <exception cref="ArgumentException">Not an absolute http(s) URL, or with user name, query or fragment, or plain http to another machine.</exception>
    public ApiOrigin(Uri baseUrl)
    {
        if (!baseUrl.IsAbsoluteUri || (baseUrl.Scheme != Uri.UriSchemeHttps && baseUrl.Scheme != Uri.UriSchemeHttp))
            throw new ArgumentException("The base URL must be an absolute https URL.", nameof(baseUrl));
        if (baseUrl.UserInfo.Length + baseUrl.Query.Length + baseUrl.Fragment.Length > 0)
            throw new ArgumentException("The base URL must have no user name, query or fragment.", nameof(baseUrl));
        if (baseUrl.Scheme == Uri.UriSchemeHttp && !baseUrl.IsLoopback)
            throw new ArgumentException("Plain http would show the token on the wire; it is accepted for a loopback address only.", nameof(baseUrl));
        _base = baseUrl;
        _prefix = baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <summary>Whether what is sent there cannot be read on the way.</summary>
    public bool IsEncrypted => _base.Scheme == Uri.UriSchemeHttps;

    public override string ToString() => TextOf(_base);

    /// <summary>Scheme, host and port of a URL as text; no user name, path or query.</summary>
    public static string TextOf(Uri url) => url.IsAbsoluteUri ? url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "(not an absolute URL)";

    /// <summary>The URL to call.</summary>
    /// <exception cref="ForeignOriginException">It is not at this origin.</exception>
    public Uri Resolve(ApiRequest request)
    {
        // By concatenation: resolving a reference would let "//host" or "/\host" choose the host.
        var text = request.Target.StartsWith('/') ? _prefix + request.Target : request.Target;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)) throw new ForeignOriginException(request.Endpoint, ToString(), "(not an absolute URL)");
        return Contains(url) ? url : throw new ForeignOriginException(request.Endpoint, ToString(), TextOf(url));
    }

    public bool Contains(Uri url) =>
        url.IsAbsoluteUri
        && url.Scheme == _base.Scheme
        && string.Equals(url.IdnHost, _base.IdnHost, StringComparison.OrdinalIgnoreCase)
        && url.Port == _base.Port
        && url.UserInfo.Length == 0;
}
