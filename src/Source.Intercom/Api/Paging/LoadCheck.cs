using Connector.Engine;
using Connector.Http;

namespace Source.Intercom;

/// <summary>
/// Tells a request that asks for too much from a server that is away, for both may be 500, 504 or silence. Too much is what fails once
/// more after other requests have been answered; where there are no others, one that asks for next to nothing is sent.
/// </summary>
/// <param name="tiny">The request as it would be for next to nothing.</param>
/// <param name="failuresAllowed">So many times it may fail before anything is concluded.</param>
internal sealed class LoadCheck(PartitionCall call, Func<ApiRequest> tiny, RecordShape shape, int failuresAllowed)
{
    private long _answered = call.Api.Answered;
    private int _failures;
    private bool _isThere;
    private bool _isTooMuch;

    /// <summary>
    /// Whether a request was given up because it asks for too much; or for whatever passes, when all its attempts are spent and the API
    /// has answered meanwhile: less cannot do worse.
    /// </summary>
    public bool IsTooMuch(ApiException failure) => _isTooMuch || (_isThere && failure.IsTransient);

    /// <summary>Whether a request that failed so is to be sent again.</summary>
    public async ValueTask<bool> GoesOnAsync(ApiException failure, CancellationToken cancellationToken)
    {
        var othersAreAnswered = call.Api.Answered > _answered;
        _answered = call.Api.Answered;
        if (++_failures < failuresAllowed - 1 || !IsOfLoad(failure)) return true;
        _isTooMuch = _isThere && _failures >= failuresAllowed;
        // An outage may have ended just now, so this says something about the next failure only.
        _isThere = !_isTooMuch && (othersAreAnswered || await IsAnsweredAsync(cancellationToken));
        return !_isTooMuch;
    }

    /// <summary>Statuses and silence that a query too heavy for its time limit ends in; a connection that cannot be made is none.</summary>
    private static bool IsOfLoad(ApiException failure) =>
        failure.Status is 500 or 504 || failure is { Status: null, InnerException: OperationCanceledException { InnerException: not TimeoutException } };

    private async Task<bool> IsAnsweredAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await call.Api.FetchAsync(tiny() with { MaxAttempts = 1 }, shape, cancellationToken);
            return true;
        }
        catch (ApiException failure)
        {
            return failure.Status < 500; // it said something, be it of no use
        }
        finally
        {
            call.Slot.GiveBack();
        }
    }
}
