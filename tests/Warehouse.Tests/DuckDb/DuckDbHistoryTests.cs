namespace Warehouse.Tests;

public sealed class DuckDbHistoryTests : HistoryContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
