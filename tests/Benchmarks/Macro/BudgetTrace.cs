namespace Benchmarks.Macro;

/// <summary>How a limited read used its budget as the server saw it, for the chart.</summary>
/// <param name="Arrivals">Requests in each slot of time since the first.</param>
/// <param name="Limit">Requests allowed in any 10 seconds.</param>
internal sealed record BudgetTrace(IReadOnlyList<int> Arrivals, int SlotMilliseconds, int Limit);
