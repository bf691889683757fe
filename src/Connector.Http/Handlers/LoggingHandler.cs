namespace Connector.Http;

/// <summary>Writes a line about every attempt: never a header, a query or a body.</summary>
/// <param name="write">Takes one line.</param>
internal sealed class LoggingHandler(IRequestHandler next, Func<string, CancellationToken, ValueTask> write, TimeProvider time) : IRequestHandler
{
    public async ValueTask<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
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
