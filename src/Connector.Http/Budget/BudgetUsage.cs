namespace Connector.Http;

/// <summary>A moment of a <see cref="RateBudget"/>.</summary>
/// <param name="Started">Requests started in all.</param>
/// <param name="InWindow">Of these, such as may have arrived less than a window ago.</param>
/// <param name="Limit">The most that may arrive in one window.</param>
/// <param name="InFlight">Started and not yet answered.</param>
/// <param name="Waiting">Requests that want to start.</param>
/// <param name="ServerLimit">What the server itself grants per window of its own, as its answers last said; null when none did.</param>
/// <param name="PausedUntil">When the server lets requests start again, by our clock; null when it does not hold any up.</param>
/// <param name="Answering">The time that requests have been on their way, summed over them.</param>
/// <param name="Queued">The time that requests have waited for their start, summed over them.</param>
public sealed record BudgetUsage(
    long Started, int InWindow, int Limit, int InFlight, int Waiting, int? ServerLimit, DateTimeOffset? PausedUntil,
    TimeSpan Answering, TimeSpan Queued);
