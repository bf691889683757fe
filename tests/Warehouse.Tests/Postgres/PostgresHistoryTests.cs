namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresHistoryTests(SharedPostgres server) : HistoryContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}
