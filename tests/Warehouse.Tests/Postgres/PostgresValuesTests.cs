namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresValuesTests(SharedPostgres server) : ValuesContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
