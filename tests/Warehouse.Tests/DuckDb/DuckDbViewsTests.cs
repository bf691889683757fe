namespace Warehouse.Tests;

public sealed class DuckDbViewsTests : ViewsContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
