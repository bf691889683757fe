namespace Warehouse.Tests;

public sealed class DuckDbRoundTripTests : RoundTripContract
{
    protected override Bench Open() => Bench.OfDuckDb();
}
