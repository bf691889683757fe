using System.Net;
using System.Text;

namespace Intercom.Loader.Tests.Support;

/// <summary>Intercom's hosts: one of them knows the token.</summary>
/// <param name="home">Its address.</param>
internal sealed class RegionHandler(string home, string server) : HttpMessageHandler
{
    private static readonly HttpMessageInvoker _inner = new(new SocketsHttpHandler());

    /// <summary>The hosts that were asked, each once.</summary>
    public List<string> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Host;
        lock (Asked)
            if (!Asked.Contains(host)) Asked.Add(host);
        if (host != home)
        {
            return new HttpResponseMessage(HttpStatusCode.Unauthorized)
            {
                RequestMessage = request,
                Content = new StringContent("""{"type":"error.list","errors":[{"code":"unauthorized","message":"Access Token Invalid"}]}""", Encoding.UTF8, "application/json"),
            };
        }

        request.RequestUri = new Uri(new Uri(server), request.RequestUri.PathAndQuery);
        return await _inner.SendAsync(request, cancellationToken);
    }
}
