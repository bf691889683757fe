namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresRoundTripTests(SharedPostgres server) : RoundTripContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
