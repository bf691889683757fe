namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresKillTests(SharedPostgres server, ITestOutputHelper log) : KillContract(log)
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
