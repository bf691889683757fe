namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSaysTests(SharedPostgres server) : SaysContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}
