namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresMergeTests(SharedPostgres server) : MergeContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
