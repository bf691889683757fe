namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresPlaceTests(SharedPostgres server) : PlaceContract
{
    protected override Bench Open() => Bench.OfPostgres(server.Url);
}
