namespace Warehouse.Tests;

public sealed class DuckDbVersionsTests : VersionsContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
