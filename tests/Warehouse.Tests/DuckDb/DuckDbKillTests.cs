namespace Warehouse.Tests;

public sealed class DuckDbKillTests(ITestOutputHelper log) : KillContract(log)
{
    protected override Bench Open() => Bench.OfDuckDb();
}
