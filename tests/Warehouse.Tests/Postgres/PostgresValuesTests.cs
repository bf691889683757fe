namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresValuesTests(SharedPostgres server) : ValuesContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}
