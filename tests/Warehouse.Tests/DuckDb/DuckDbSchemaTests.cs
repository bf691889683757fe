namespace Warehouse.Tests;

public sealed class DuckDbSchemaTests : SchemaContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
