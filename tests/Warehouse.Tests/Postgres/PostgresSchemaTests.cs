namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSchemaTests(SharedPostgres server) : SchemaContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
