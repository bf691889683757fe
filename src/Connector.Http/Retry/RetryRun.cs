namespace Connector.Http;

/// <summary>The attempts of one request: how many there were, what they took, and whether there is another.</summary>
internal sealed class RetryRun(ApiRequest request, RetryOptions options, RetryDelay delays)
{
    private readonly int _maxAttempts = Math.Min(request.MaxAttempts ?? options.MaxAttempts, options.MaxAttempts);
    private int _throttled;
    private TimeSpan _pause;

    public int Attempts { get; private set; }

    /// <summary>The time spent sending and backing off. Queueing does not count: it says nothing about the server.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>The wait before the next attempt, as last decided.</summary>
    public TimeSpan Delay { get; private set; }

    public ApiRequest NextAttempt()
    {
        Elapsed += Delay + _pause;
        (Delay, _pause) = (default, default);
        return request with { Attempt = ++Attempts, Run = this };
    }

    /// <summary>An attempt is over, after so long on its way.</summary>
    public void Sent(TimeSpan time) => Elapsed += time;

    /// <summary>The server refused the attempt for its rate: the next one waits for that long, in the queue of all.</summary>
    public void Throttled(TimeSpan pause) => _pause = pause;

    /// <summary>Writes into a failure what only the whole run knows.</summary>
    public void Describe(ApiException failure) => (failure.Attempts, failure.Elapsed) = (Attempts, Elapsed);

    /// <summary>As <see cref="Continues"/>, if the request's own sender does not object.</summary>
    public ValueTask<bool> ContinuesAsync(ApiException failure, CancellationToken cancellationToken)
    {
        var continues = Continues(failure);
        return continues && request.GoesOn is { } goesOn ? goesOn(failure, cancellationToken) : ValueTask.FromResult(continues);
    }

    /// <summary>Decides about another attempt; if there is none although the failure is transient, the failure says why.</summary>
    public bool Continues(ApiException failure)
    {
        Describe(failure);
        if (!failure.IsTransient) return false;
        if (failure.Verdict == Verdict.Throttled) _throttled++;
        if (failure.Verdict != Verdict.Throttled && Attempts - _throttled >= _maxAttempts) return false;
        Delay = delays.After(failure, Attempts - _throttled);
        failure.GaveUpBecause = Obstacle(failure);
        return failure.GaveUpBecause is null;
    }

    private string? Obstacle(ApiException failure)
    {
        if (failure.RetryAfter > options.MaxRetryAfter)
            return $"the server asks to wait {failure.RetryAfter.Value.TotalSeconds:0} s, more than the {options.MaxRetryAfter.TotalSeconds:0} s we wait";
        if (Elapsed + Delay > options.TotalLimit)
            return $"another attempt would begin later than {options.TotalLimit.TotalSeconds:0.###} s after the first";
        return null;
    }
}
