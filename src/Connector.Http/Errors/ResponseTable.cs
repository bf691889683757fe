namespace Connector.Http;

/// <summary>Status and error body → verdict. The first rule that matches decides; where none does, the answer is rejected.</summary>
public sealed class ResponseTable(IReadOnlyList<ResponseRule> rules)
{
    /// <summary>
    /// What the status codes of RFC 9110 mean to a reader. Redirects (3xx) are rejected like any other answer it has no rule for:
    /// none is ever followed, since it could take the token elsewhere.
    /// </summary>
    public static ResponseTable Default { get; } = new(
    [
        new(Verdict.Success) { StatusFrom = 200, StatusTo = 299 },
        new(Verdict.TokenInvalid) { Status = 401 },
        new(Verdict.Forbidden) { Status = 403 },
        new(Verdict.Gone) { Status = 404 },
        new(Verdict.Gone) { Status = 410 },
        new(Verdict.Retry) { Status = 408 },
        new(Verdict.Throttled) { Status = 429 },
        new(Verdict.Retry) { StatusFrom = 500, StatusTo = 599 },
    ]);

    public Verdict Classify(int status, ApiError? error)
    {
        foreach (var rule in rules)
            if (rule.Matches(status, error)) return rule.Verdict;
        return Verdict.Rejected;
    }

    /// <summary>A table in which the given rules come first.</summary>
    public ResponseTable Prepend(params ResponseRule[] first) => new([.. first, .. rules]);
}
