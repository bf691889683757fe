namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresVersionsTests(SharedPostgres server) : VersionsContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
