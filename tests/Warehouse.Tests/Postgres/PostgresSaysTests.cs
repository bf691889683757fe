namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSaysTests(SharedPostgres server) : SaysContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
