using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// Our own layer of the chain: each attempt takes the request's worker slot and, if it fails, gives it back before backing off. After
/// a success the slot stays taken until the engine has handed the page on.
/// </summary>
internal sealed class WorkerSlotHandler(IRequestHandler inner) : IRequestHandler
{
    public async ValueTask<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (request.Context is not RequestContext context) return await inner.SendAsync(request, cancellationToken);
        // Only a refusal for its rate is certain not to have been served.
        if (request.Attempt > 1 && context.LastStatus != 429) context.AnswerLost = true;
        context.LastStatus = null;
        if (context.Slot is not null) await context.Slot.TakeAsync(cancellationToken);
        try
        {
            var response = await inner.SendAsync(request, cancellationToken);
            context.LastStatus = response.Status;
            if (response.Status >= 300) context.Slot?.GiveBack();
            return response;
        }
        catch
        {
            context.Slot?.GiveBack();
            throw;
        }
    }
}
