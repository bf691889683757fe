namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresDeletesTests(SharedPostgres server) : DeletesContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
