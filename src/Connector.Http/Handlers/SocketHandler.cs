using System.Net.Http.Headers;

namespace Connector.Http;

/// <summary>
/// The innermost layer: one request over the wire, its whole answer read into pooled memory. Whatever breaks on the way (connection,
/// time limit, a body cut off or not decodable) is a transient <see cref="ApiException"/> and nothing of the answer leaves.
/// </summary>
/// <param name="attemptTimeout">From sending to the last byte of the body, but for what it waits for room in memory.</param>
internal sealed class SocketHandler(ApiOrigin origin, HttpMessageInvoker invoker, TimeSpan attemptTimeout, TimeProvider time) : IRequestHandler
{
    /// <summary>Far above any page, far below what would hurt the machine.</summary>
    private const int MaxBodyBytes = 256 * 1024 * 1024;

    private static readonly MediaTypeHeaderValue _json = new("application/json");

    public async ValueTask<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var url = origin.Resolve(request);
        using var attempt = new AttemptTime(attemptTimeout, time, cancellationToken);
        try
        {
            return await ExchangeAsync(request, url, attempt);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            throw new ApiException(Verdict.Retry, request.Endpoint, $"no whole answer within {attemptTimeout.TotalSeconds:0.###} s", e);
        }
        catch (BodyTooLargeException e)
        {
            throw new ApiException(Verdict.Rejected, request.Endpoint, e.Message, e);
        }
        catch (HttpRequestException e) when (e.InnerException is CertificateRefusedException refused)
        {
            throw new UntrustedCertificateException(request.Endpoint, url.IdnHost, refused);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw new ApiException(Verdict.Retry, request.Endpoint, e.GetBaseException().Message, e);
        }
        finally
        {
            request.Run?.Sent(attempt.Elapsed);
        }
    }

    private async ValueTask<ApiResponse> ExchangeAsync(ApiRequest request, Uri url, AttemptTime attempt)
    {
        using var message = Message(request, url);
        using var answer = await invoker.SendAsync(message, attempt.Token);
        await using var stream = await answer.Content.ReadAsStreamAsync(attempt.Token);
        var body = await PooledBody.ReadAsync(stream, answer.Content.Headers.ContentLength, MaxBodyBytes, request.Lease!, attempt);
        return new ApiResponse((int)answer.StatusCode, body)
        {
            Date = answer.Headers.Date,
            RetryAfter = Wait(answer.Headers),
            RateLimit = RateLimitHeaders.From(answer.Headers),
            Location = answer.Headers.Location?.OriginalString,
        };
    }

    private static HttpRequestMessage Message(ApiRequest request, Uri url)
    {
        var message = new HttpRequestMessage(request.Method, url);
        if (request.JsonBody.IsEmpty)
        {
            message.Content = new NoContent();
        }
        else
        {
            message.Content = new ReadOnlyMemoryContent(request.JsonBody);
            message.Content.Headers.ContentType = _json;
        }

        foreach (var (name, value) in request.Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private TimeSpan? Wait(HttpResponseHeaders headers)
    {
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (headers.Date ?? time.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
