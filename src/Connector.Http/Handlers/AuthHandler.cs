namespace Connector.Http;

/// <summary>
/// Adds the token and the fixed headers. The only holder of the token, and it passes on only what goes to the configured origin:
/// nothing above it, not even a mistake, can send the token elsewhere.
/// </summary>
/// <param name="headers">Sent with every request that has none of that name, e.g. <c>Accept</c> and the API's version.</param>
internal sealed class AuthHandler(
    ApiOrigin origin, BearerToken token, IReadOnlyList<KeyValuePair<string, string>> headers, HttpMessageHandler socket) : DelegatingHandler(socket)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } url || !origin.Contains(url))
            throw new ForeignOriginException(request.Method.Method, origin.ToString(), request.RequestUri is null ? "(no address)" : ApiOrigin.TextOf(request.RequestUri));
        foreach (var (name, value) in headers)
            if (!request.Headers.Contains(name)) request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Authorization", token.HeaderValue);
        return base.SendAsync(request, cancellationToken);
    }
}
