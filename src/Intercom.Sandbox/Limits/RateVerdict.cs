namespace Intercom.Sandbox.Limits;

/// <summary>Where a request stands in its window.</summary>
/// <param name="Limit">Requests a 10-second window.</param>
/// <param name="Remaining">Requests left in this one.</param>
/// <param name="Reset">When it ends, unix seconds.</param>
internal readonly record struct RateVerdict(bool Allowed, int Limit, int Remaining, long Reset);
