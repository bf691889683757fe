namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresLiveKillTests(SharedPostgres server, ITestOutputHelper log) : LiveKillContract(log)
{
    private readonly string _schema = PostgresSchema.Next();

    protected override Bench Open() => new(new PostgresWarehouse(server.Url), _schema);

    protected override string Setting() => $"postgres: {server.Url}\n  schema: {_schema}";
}
