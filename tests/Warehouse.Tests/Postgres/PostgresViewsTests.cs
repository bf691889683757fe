namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresViewsTests(SharedPostgres server) : ViewsContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
