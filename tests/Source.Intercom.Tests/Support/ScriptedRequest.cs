namespace Source.Intercom.Tests.Support;

/// <summary>A request as it would have gone over the wire.</summary>
internal sealed record ScriptedRequest(HttpMethod Method, Uri Url, string Body, string? Authorization)
{
    /// <summary>The <c>Intercom-Version</c> header.</summary>
    public string? Version { get; init; }

    /// <summary>Method and path: <c>POST /contacts/search</c>.</summary>
    public string Endpoint => $"{Method} {Url.AbsolutePath}";
}
