namespace Connector.Http;

/// <summary>When a request is sent again. Checked by <see cref="Validate"/>.</summary>
public sealed record RetryOptions
{
    /// <summary>The most attempts of one request, the first included; throttled ones (429) do not count.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>The back-off before the second attempt; it doubles with each.</summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest back-off.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// No further attempt is decided on once so much time has gone into sending and backing off; one under way is not cut short by it.
    /// Queueing for a worker, for the budget or for memory does not count.
    /// </summary>
    public TimeSpan TotalLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The time limit of one attempt, from sending to the last byte of the answer; waiting for memory in between does not count.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A longer <c>Retry-After</c> ends the request at once: it is never sent earlier than the server asks.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <exception cref="ArgumentException">Names each value that is wrong.</exception>
    public void Validate()
    {
        List<string> errors = [];
        if (MaxAttempts < 1) errors.Add($"{nameof(MaxAttempts)} is {MaxAttempts}, must be at least 1");
        RequirePositive(BaseDelay, nameof(BaseDelay), errors);
        RequirePositive(TotalLimit, nameof(TotalLimit), errors);
        RequirePositive(AttemptTimeout, nameof(AttemptTimeout), errors);
        RequirePositive(MaxRetryAfter, nameof(MaxRetryAfter), errors);
        if (MaxDelay < BaseDelay) errors.Add($"{nameof(MaxDelay)} is {MaxDelay}, must not be less than {nameof(BaseDelay)} ({BaseDelay})");
        if (errors.Count > 0) throw new ArgumentException($"The retry options are wrong: {string.Join("; ", errors)}.");
    }

    private static void RequirePositive(TimeSpan value, string name, List<string> errors)
    {
        if (value <= TimeSpan.Zero) errors.Add($"{name} is {value}, must be more than 0");
    }
}
