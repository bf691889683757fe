namespace Connector.Http;

/// <summary>An attempt failed and another follows.</summary>
/// <param name="Failure">What went wrong; its message is fit for a log.</param>
/// <param name="Delay">The wait before the next attempt; a throttled one then waits for the budget too.</param>
public sealed record RetryNotice(ApiException Failure, TimeSpan Delay);
