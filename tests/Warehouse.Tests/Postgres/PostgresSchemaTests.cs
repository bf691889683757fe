using Airbyte.Protocol;

namespace Warehouse.Tests;

[Collection(PostgresCollection.Name)]
public sealed class PostgresSchemaTests(SharedPostgres server) : SchemaContract
{
    [Theory]
    [InlineData("n + 1", "string", "\"x\"", "x")]
    [InlineData("_extra", "number", "0.5", "0.5")]
    public async Task A_view_that_somebody_has_made_of_a_column_that_is_to_widen_is_named_and_stays(string read, string type, string value, string shown)
    {
        var table = SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.Table("things"));
        await LoadAsync("integer", """{"id":"1","n":1}""");
        await Bench.RunAsync($"CREATE VIEW {SqlDialect.Quote(Bench.Layout.Schema, "my report")} AS SELECT {read} AS more FROM {table}");
        await Bench.RunAsync($"CREATE VIEW {SqlDialect.Quote(Bench.Layout.Schema, "other")} AS SELECT id FROM {table}");

        var refused = await Should.ThrowAsync<ConnectorException>(() => LoadAsync(type, $$"""{"id":"2","n":{{value}} }"""));

        refused.Kind.ShouldBe(FailureKind.ConfigError);
        refused.Message.ShouldContain("things.n");
        refused.Message.ShouldContain("\"my report\"");
        refused.Message.ShouldNotContain("other");
        (await Bench.ShowAsync("things", "n")).ShouldBe("1=1");
        await Bench.RunAsync($"DROP VIEW {SqlDialect.Quote(Bench.Layout.Schema, "my report")}");
        await LoadAsync(type, $$"""{"id":"2","n":{{value}} }""");
        (await Bench.ShowAsync("things", "n")).ShouldBe($"1=1 2={shown}");
    }

    protected override Bench Open() => Bench.OfPostgres(server.Url);

    private Task LoadAsync(string type, string record)
    {
        Bench.Stream("things", $$$"""{"id":{"type":"string"},"n":{"type":"{{{type}}}"}}""", cursor: null);
        return Bench.LoadAsync(new Messages().Record("things", record).State("things").Complete("things"));
    }
}
