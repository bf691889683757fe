namespace Connector.Http;

/// <summary>The wait between two attempts, as a function of the options and chance.</summary>
internal sealed class RetryDelay(RetryOptions options, Jitter jitter)
{
    private const int TooManyRequests = 429;

    /// <summary>So that the refused do not queue up all in the same millisecond; their true wait is the budget's pause.</summary>
    private static readonly TimeSpan _throttledMost = TimeSpan.FromMilliseconds(50);

    /// <param name="failures">Failed attempts so far that count, from 1.</param>
    public TimeSpan After(ApiException failure, int failures)
    {
        if (failure.Status == TooManyRequests) return jitter.Between(TimeSpan.Zero, _throttledMost);
        var backOff = BackOff(Math.Max(failures, 1));
        return failure.RetryAfter > backOff ? failure.RetryAfter.Value : backOff;
    }

    /// <summary>Between half and the whole of the doubled delay: spread out, yet never at once.</summary>
    private TimeSpan BackOff(int failures)
    {
        var doubled = options.BaseDelay * Math.Pow(2, Math.Min(failures - 1, 30));
        var most = doubled < options.MaxDelay ? doubled : options.MaxDelay;
        return jitter.Between(most / 2, most);
    }
}
