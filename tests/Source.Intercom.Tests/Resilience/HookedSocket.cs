namespace Source.Intercom.Tests.Resilience;

/// <summary>Real sockets; when an endpoint has answered so many times, the test does something before that answer is looked at.</summary>
internal sealed class HookedSocket(string method, string path, Action after, int answers = 1) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _answered;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method.Method == method && request.RequestUri!.AbsolutePath == path && Interlocked.Increment(ref _answered) == answers)
        {
            // The answer is on its way when its head is here; its rows are those from before.
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            after();
        }

        return response;
    }
}
