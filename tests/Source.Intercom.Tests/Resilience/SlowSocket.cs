namespace Source.Intercom.Tests.Resilience;

/// <summary>Real sockets, some of whose requests take their time.</summary>
internal sealed class SlowSocket(Func<Uri, bool> isSlow, TimeSpan delay, TimeProvider clock) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (isSlow(request.RequestUri!)) await Task.Delay(delay, clock, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
