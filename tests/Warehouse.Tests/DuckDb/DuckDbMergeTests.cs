namespace Warehouse.Tests;

public sealed class DuckDbMergeTests : MergeContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
