namespace Benchmarks.Macro;

/// <summary>What a row of the table came to.</summary>
/// <param name="Work">What was done.</param>
internal sealed record RowResult(string Work, IReadOnlyList<Check> Checks)
{
    /// <summary>What else is worth knowing; empty: nothing.</summary>
    public string Note { get; init; } = "";

    public IReadOnlyList<CpuFigure> Cpu { get; init; } = [];

    public IReadOnlyList<MemoryFigure> Memory { get; init; } = [];

    public BudgetTrace? Budget { get; init; }
}
