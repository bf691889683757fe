using Airbyte.Protocol;

namespace Warehouse.Tests;

public sealed class DuckDbSchemaTests : SchemaContract
{
    [Fact]
    public async Task An_index_that_somebody_has_made_of_a_table_that_is_to_change_is_named_and_stays()
    {
        Bench.Things();
        await Bench.LoadAsync(Thing("""{"id":"1","updated_at":1,"name":"a"}"""));
        await Bench.RunAsync($"CREATE INDEX my_index ON {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.Table("things"))} (name)");
        await Bench.LoadAsync(Thing("""{"id":"1","updated_at":2,"name":"b"}"""));
        (await Bench.ShowAsync("things")).ShouldBe("1=b");
        Bench.Stream("things", """{"id":{"type":"string"},"updated_at":{"type":"integer"},"name":{"type":"string"},"colour":{"type":"string"}}""");

        var refused = await Should.ThrowAsync<ConnectorException>(() => Bench.LoadAsync(Thing("""{"id":"2","updated_at":2,"colour":"red"}""")));

        refused.Kind.ShouldBe(FailureKind.ConfigError);
        refused.Message.ShouldContain("DROP INDEX");
        (await Bench.ShowAsync("things")).ShouldBe("1=b");
    }

    protected override Bench Open() => Bench.OfDuckDb();

    private static Messages Thing(string record) => new Messages().Record("things", record).State("things").Complete("things");
}
