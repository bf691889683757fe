namespace Connector.Engine;

/// <summary>
/// The latest watermark that may be claimed: the start of the sync less the index lag, by the API's clock if that is behind ours. A
/// machine whose clock runs ahead of the API's would claim changes that have not happened yet.
/// </summary>
internal sealed class LatestClaim(DateTimeOffset startedAt)
{
    /// <summary>Answers are dated to the second, and take some to come.</summary>
    private static readonly TimeSpan _tolerance = TimeSpan.FromSeconds(30);

    private bool _hasWarned;

    /// <summary>Unix seconds.</summary>
    public long Value { get; private set; } = IndexLag.Before(startedAt);

    /// <summary>What the user should know of the clocks, once; else null.</summary>
    public string? Note(DateTimeOffset? servedAt)
    {
        if (servedAt is not { } server || server >= startedAt - _tolerance) return null;
        Value = Math.Min(Value, IndexLag.Before(server));
        if (_hasWarned) return null;
        _hasWarned = true;
        return $"This machine's clock is {(startedAt - server).TotalSeconds:F0} s ahead of the API's. States follow the API's clock, so nothing is lost; mend this machine's.";
    }
}
