namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresMergeTests(SharedPostgres server) : MergeContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresDeletesTests(SharedPostgres server) : DeletesContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresSchemaTests(SharedPostgres server) : SchemaContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresValuesTests(SharedPostgres server) : ValuesContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresPlaceTests(SharedPostgres server) : PlaceContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresSaysTests(SharedPostgres server) : SaysContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresRoundTripTests(SharedPostgres server) : RoundTripContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}

[Collection(PostgresCollection.Name)]
public sealed class PostgresHistoryTests(SharedPostgres server) : HistoryContract
{
    protected override Bench Open() => new(new PostgresWarehouse(server.Url), PostgresSchema.Next());
}
