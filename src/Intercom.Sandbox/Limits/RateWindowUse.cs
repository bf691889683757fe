namespace Intercom.Sandbox.Limits;

/// <summary>How a window of the rate limit was used.</summary>
/// <param name="Start">When it began, unix seconds.</param>
/// <param name="Limit">Requests it lets through, whosever they are.</param>
/// <param name="Granted">Requests let through.</param>
/// <param name="Refused">Requests answered 429.</param>
/// <param name="Other">Requests of the other client let through.</param>
public sealed record RateWindowUse(long Start, int Limit, int Granted, int Refused, int Other)
{
    /// <summary>Requests that are left.</summary>
    public int Remaining => Limit - Granted - Other;
}
