namespace Source.Intercom.Tests.Resilience;

/// <summary>Real sockets; when an endpoint has answered for the first time, the test does something before the answer is looked at.</summary>
internal sealed class HookedSocket(string method, string path, Action after) : DelegatingHandler(new SocketsHttpHandler())
{
    private int _answers;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.Method.Method == method && request.RequestUri!.AbsolutePath == path && Interlocked.Increment(ref _answers) == 1)
        {
            // The answer is on its way when its head is here; its rows are those from before.
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            after();
        }

        return response;
    }
}
