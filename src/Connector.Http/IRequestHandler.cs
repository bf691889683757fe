namespace Connector.Http;

/// <summary>
/// One layer round a request. The chain is Retry → (the caller's own) → Allowance → RateBudget → Logging → Auth → socket; every attempt passes
/// all layers below Retry. A layer returns an answer whatever its status; it throws <see cref="ApiException"/> when there is none.
/// </summary>
public interface IRequestHandler
{
    ValueTask<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken);
}
