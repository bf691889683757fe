namespace Warehouse.Tests;

public sealed class DuckDbPlaceTests : PlaceContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
