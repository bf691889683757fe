namespace Connector.Http;

/// <summary>
/// One row of a <see cref="ResponseTable"/>: all given members must match; a rule with none matches every answer.
/// <code>new(Verdict.Busy) { Status = 400, Code = "scroll_exists" }</code>
/// </summary>
public sealed record ResponseRule(Verdict Verdict)
{
    public int? Status { get; init; }

    /// <summary>The lowest status that matches.</summary>
    public int? StatusFrom { get; init; }

    /// <summary>The highest status that matches.</summary>
    public int? StatusTo { get; init; }

    /// <summary>The API's error code, exactly.</summary>
    public string? Code { get; init; }

    /// <summary>A part of the API's error message, in any case.</summary>
    public string? MessageContains { get; init; }

    /// <summary>Only answers whose body holds no error of the API: cut off on the way, or not the API's own.</summary>
    public bool WithoutError { get; init; }

    public bool Matches(int status, ApiError? error) =>
        (Status is null || Status == status)
        && (StatusFrom is null || StatusFrom <= status)
        && (StatusTo is null || status <= StatusTo)
        && (!WithoutError || error is null)
        && (Code is null || string.Equals(Code, error?.Code, StringComparison.Ordinal))
        && (MessageContains is null || error?.Message?.Contains(MessageContains, StringComparison.OrdinalIgnoreCase) == true);
}
