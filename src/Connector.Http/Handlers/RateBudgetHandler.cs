namespace Connector.Http;

/// <summary>Starts each attempt within the budget, and tells the budget what the answer says of the server's own window.</summary>
/// <param name="longestPause">The most that a <c>Retry-After</c> can hold everybody up.</param>
internal sealed class RateBudgetHandler(IRequestHandler next, RateBudget budget, TimeSpan longestPause, TimeProvider time) : IRequestHandler
{
    private const int TooManyRequests = 429;

    public async ValueTask<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var start = await budget.AcquireAsync(cancellationToken);
        RateLimitHeaders? told = null;
        TimeSpan? pause = null;
        try
        {
            var response = await next.SendAsync(request, cancellationToken);
            told = response.RateLimit;
            if (response.Status != TooManyRequests) return response;
            pause = ThrottlePause.For(response, time.GetUtcNow(), longestPause);
            request.Run?.Throttled(pause.Value);
            return response;
        }
        finally
        {
            budget.Completed(start, told, pause);
        }
    }
}
