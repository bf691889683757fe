namespace Warehouse.Tests;

public sealed class DuckDbLiveKillTests(ITestOutputHelper log) : LiveKillContract(log)
{
    protected override Bench Open() => Bench.OfDuckDb();
}
