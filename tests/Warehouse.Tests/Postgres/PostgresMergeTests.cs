namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresMergeTests(SharedPostgres server) : MergeContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}
