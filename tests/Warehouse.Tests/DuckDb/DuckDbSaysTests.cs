namespace Warehouse.Tests;

public sealed class DuckDbSaysTests : SaysContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
