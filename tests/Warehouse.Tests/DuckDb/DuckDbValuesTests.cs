namespace Warehouse.Tests;

public sealed class DuckDbValuesTests : ValuesContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
