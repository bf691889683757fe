namespace Connector.Http.Tests.Budget;

/// <summary>A request that started, in ticks of the simulated clock.</summary>
/// <param name="Number">In the order of wanting.</param>
/// <param name="Arrived">When the server counted it.</param>
internal sealed record Start(int Number, long Wanted, long Started, long Arrived, long Ended);
