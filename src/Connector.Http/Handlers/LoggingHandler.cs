namespace Connector.Http;

/// <summary>Counts every attempt, and writes a line about it where a sink is given: never a header, a query or a body.</summary>
/// <param name="sink">Takes one line; null when nobody listens.</param>
internal sealed class LoggingHandler(
    IRequestHandler next, EndpointCounts counts, Func<string, CancellationToken, ValueTask>? sink, TimeProvider time) : IRequestHandler
{
    public ValueTask<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        counts.Add(request);
        return sink is null ? next.SendAsync(request, cancellationToken) : SendLoggedAsync(request, sink, cancellationToken);
    }

    private async ValueTask<ApiResponse> SendLoggedAsync(
        ApiRequest request, Func<string, CancellationToken, ValueTask> write, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        ApiResponse response;
        try
        {
            response = await next.SendAsync(request, cancellationToken);
        }
        catch (ApiException failure)
        {
            await write($"{request.Endpoint} attempt {request.Attempt}: no answer ({failure.Cause}), {Milliseconds(start)} ms", cancellationToken);
            throw;
        }
        await write($"{request.Endpoint} attempt {request.Attempt}: {response.Status}, {response.Body.Length} bytes, {Milliseconds(start)} ms", cancellationToken);
        return response;
    }

    private long Milliseconds(long start) => (long)time.GetElapsedTime(start).TotalMilliseconds;
}
