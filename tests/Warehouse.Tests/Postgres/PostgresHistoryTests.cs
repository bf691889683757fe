namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresHistoryTests(SharedPostgres server) : HistoryContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
