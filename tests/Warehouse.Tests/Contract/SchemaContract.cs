namespace Warehouse.Tests;

/// <summary>L6: columns are added and widened in the transaction of the rows that need them, and stay.</summary>
public abstract class SchemaContract : WarehouseContract
{
    [Fact]
    public async Task A_new_attribute_is_a_new_column_and_one_that_is_gone_keeps_its_own()
    {
        Custom("""{"plan":{"type":"string"}}""");
        await LoadAsync("""{"id":"1","custom_attributes":{"plan":"pro","seats":3}}""");
        Custom("""{"seats":{"type":"integer"}}""");
        var outcome = await LoadAsync("""{"id":"2","custom_attributes":{"plan":"free","seats":4}}""");
        outcome.Streams.Single().Changes.ShouldBe(["intercom_things.custom_seats added (BigInt)"]);
        (await Bench.ShowAsync("things", "custom_plan")).ShouldBe("1=pro 2=free");
        (await Bench.ShowAsync("things", "custom_seats")).ShouldBe("1= 2=4");
    }

    [Fact]
    public async Task A_retyped_attribute_is_widened_with_the_values_that_are_there()
    {
        Custom("""{"n":{"type":"integer"}}""");
        await LoadAsync("""{"id":"1","custom_attributes":{"n":3}}""");
        Custom("""{"n":{"type":"number"}}""");
        await LoadAsync("""{"id":"2","custom_attributes":{"n":1.5}}""");
        (await Bench.RowsAsync("things")).Select(row => row["custom_n"]).ShouldBe([3.0, 1.5]);
        Custom("""{"n":{"type":"string"}}""");
        await LoadAsync("""{"id":"3","custom_attributes":{"n":"many"}}""");
        (await Bench.ShowAsync("things", "custom_n")).ShouldMatch(@"^1=3(\.0)? 2=1\.5 3=many$");
        Custom("""{"n":{"type":"integer"}}""");
        await LoadAsync("""{"id":"4","custom_attributes":{"n":7}}""");
        (await Bench.ShowAsync("things", "custom_n")).ShouldEndWith("4=7");
    }

    [Fact]
    public async Task An_integer_that_no_double_is_stays_exact_beside_a_widened_column()
    {
        Custom("""{"n":{"type":"integer"}}""");
        await LoadAsync("""{"id":"1","new":true,"custom_attributes":{"n":9007199254740993}}""");
        Custom("""{"n":{"type":"number"}}""");
        await LoadAsync("""{"id":"2","custom_attributes":{"n":1.5}}""");
        (await Bench.ShowAsync("things", "custom_n")).ShouldBe("1= 2=1.5");
        ((string)(await Bench.RowsAsync("things"))[0][AddedColumns.Extra]).ShouldContain("9007199254740993");
        ((string)(await Bench.RowsAsync("things"))[0][AddedColumns.Extra]).ShouldContain("new");
    }

    [Theory]
    [InlineData("""{"type":"object"}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"type":"object"}""", "\"quoted\"", "quoted")]
    [InlineData("""{"type":"integer","x-time":"unix_seconds"}""", "1700000000", "1700000000")]
    [InlineData("""{"type":"boolean"}""", "true", "true")]
    public async Task Whatever_a_column_held_is_text_when_it_must_be(string type, string value, string text)
    {
        Custom($$"""{"v":{{type}}}""");
        await LoadAsync($$$"""{"id":"1","custom_attributes":{"v":{{{value}}}}}""");
        Custom("""{"v":{"type":"string"}}""");
        await LoadAsync("""{"id":"2","custom_attributes":{"v":"t"}}""");
        (await Bench.ShowAsync("things", "custom_v")).Replace(" ", "", StringComparison.Ordinal).ShouldBe($"1={text}2=t");
    }

    [Fact]
    public async Task Names_that_would_be_one_are_told_apart_and_never_move()
    {
        Custom("""{"Plan Type":{"type":"string"}}""");
        await LoadAsync("""{"id":"1","custom_attributes":{"Plan Type":"a"}}""");
        Custom("""{"PLAN-type":{"type":"string","x-id":"77"},"Plan Type":{"type":"string"}}""");
        await LoadAsync("""{"id":"2","custom_attributes":{"Plan Type":"b","PLAN-type":"c"}}""");
        (await Bench.ShowAsync("things", "custom_plan_type")).ShouldBe("1=a 2=b");
        (await Bench.ShowAsync("things", "custom_plan_type_77")).ShouldBe("1= 2=c");
    }

    [Fact]
    public async Task Members_of_any_name_have_a_column()
    {
        var longest = new string('x', 80);
        Bench.Stream("things", $$$"""{"id":{"type":"string"},"order":{"type":"integer"},"at":{"type":"integer"},"At":{"type":"integer"},"_run_id":{"type":"string"},"{{{longest}}}":{"type":"integer"},"naïve \"quoted\"":{"type":"integer"}}""", cursor: null);
        await Bench.LoadAsync(new Messages().Record("things", $$$"""{"id":"1","order":1,"at":2,"At":3,"_run_id":"r","{{{longest}}}":4,"naïve \"quoted\"":5}""").State("things").Complete("things"));
        var row = (await Bench.RowsAsync("things")).Single();
        row.Where(cell => cell.Value is long).Select(cell => (long)cell.Value).Order().ShouldBe([1, 1, 2, 3, 4, 5]);
        row.Values.ShouldContain("r");
    }

    private void Custom(string attributes) =>
        Bench.Stream("things", $$$$"""{"id":{"type":"string"},"custom_attributes":{"type":"object","properties":{{{{attributes}}}}}}""", cursor: null);

    private Task<LoadOutcome> LoadAsync(string record) => Bench.LoadAsync(new Messages().Record("things", record).State("things").Complete("things"));
}
