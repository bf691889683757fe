namespace Warehouse.Tests;

public sealed class DuckDbDeletesTests : DeletesContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
