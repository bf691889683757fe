namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresDeletesTests(SharedPostgres server) : DeletesContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}
