namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresLiveKillTests(SharedPostgres server, ITestOutputHelper log) : LiveKillContract(log)
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
