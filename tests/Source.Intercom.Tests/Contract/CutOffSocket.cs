using System.Net;
using Source.Intercom.Tests.Support;

namespace Source.Intercom.Tests.Contract;

/// <summary>Real sockets, until an endpoint has answered so many times: from then on it refuses, for good.</summary>
internal sealed class CutOffSocket(Func<HttpRequestMessage, bool> isMeant, int answers) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _asked;

    /// <summary>How often the endpoint has been asked.</summary>
    public int Asked => _asked;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        isMeant(request) && Interlocked.Increment(ref _asked) > answers
            ? Task.FromResult(ScriptedApi.Error(HttpStatusCode.BadRequest, "client_error", "cut off by the test"))
            : base.SendAsync(request, cancellationToken);
}
