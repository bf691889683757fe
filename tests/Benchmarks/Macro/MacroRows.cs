using Benchmarks.Macro.Rows;

namespace Benchmarks.Macro;

/// <summary>The table, in its order.</summary>
internal static class MacroRows
{
    public static IReadOnlyList<IMacroRow> All { get; } =
    [
        new SpecRow(), new PartsRow(), new AllStreamsRow(), new SizesRow(), new MillionRow(), new BudgetRow(), new LargeBudgetRow(), new LatencyRow(),
        SharedLimitRow.LessGranted, SharedLimitRow.OtherClient, new IncrementalRow(), new OnePassRow(),
        LoadRow.DuckDb, LoadRow.Postgres, LoadThroughRow.AtOnce, LoadThroughRow.Slower, new NothingNewRow(), FlatLoadRow.DuckDb, FlatLoadRow.Postgres,
    ];
}
