namespace Connector.Http.Tests.Budget;

/// <summary>One start, in ticks of the simulated clock.</summary>
internal sealed record Start(long Wanted, long Started);
