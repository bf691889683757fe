namespace Connector.Http;

/// <summary>
/// Sends an attempt only when its answer is likely to find room in memory. Outside the budget: whoever waits here takes no place of it.
/// </summary>
internal sealed class AllowanceHandler(IRequestHandler next, ByteAllowance allowance) : IRequestHandler
{
    private readonly BodySizes _sizes = new();

    public async ValueTask<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var lease = await allowance.OpenAsync(_sizes.Expected(request.Endpoint), cancellationToken);
        try
        {
            var response = await next.SendAsync(request with { Lease = lease }, cancellationToken);
            _sizes.Note(request.Endpoint, lease.Held);
            return response;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }
}
