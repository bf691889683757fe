namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresKillTests(SharedPostgres server, ITestOutputHelper log) : KillContract(log)
{
    private readonly string _schema = PostgresSchema.Next();

    protected override Bench Open() => new(new PostgresWarehouse(server.Url), _schema);

    protected override string Setting() => $"postgres: {server.Url}\n  schema: {_schema}";
}
