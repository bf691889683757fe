namespace Benchmarks.Macro;

/// <summary>A row of the table.</summary>
internal interface IMacroRow
{
    /// <summary>What <c>--rows</c> calls it.</summary>
    string Name { get; }

    Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation);
}
