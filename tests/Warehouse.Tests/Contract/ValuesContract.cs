using Newtonsoft.Json.Linq;

namespace Warehouse.Tests;

/// <summary>L3: no value is lost, and none stops a load.</summary>
public abstract class ValuesContract : WarehouseContract
{
    private const string Properties = """
        {"id":{"type":"string"},"text":{"type":["string","null"]},"integer":{"type":["null","integer"]},"number":{"type":"number"},"yes":{"type":"boolean"},
         "at":{"type":["integer","null"],"x-time":"unix_seconds"},"at_text":{"type":["integer","string"],"x-time":"unix_seconds"},"any":{"type":["object","string"]},
         "list":{"type":"array"},"author_id":{"type":"integer"}}
        """;

    [Theory]
    [InlineData("text", "\"\"", "")]
    [InlineData("text", "\"line\\nbreak\\ttab \\\"quoted\\\" \\\\ \\/ ü 😀\"", "line\nbreak\ttab \"quoted\" \\ / ü 😀")]
    [InlineData("text", "\"\\ud83d\\ude00\\u00fc\"", "😀ü")]
    [InlineData("text", "5.10", "5.10")]
    [InlineData("text", "true", "true")]
    [InlineData("integer", "-9223372036854775808", long.MinValue)]
    [InlineData("integer", "9007199254740993", 9007199254740993)]
    [InlineData("integer", "5.0", 5L)]
    [InlineData("integer", "5e2", 500L)]
    [InlineData("number", "0.1", 0.1)]
    [InlineData("number", "-2349.24", -2349.24)]
    [InlineData("number", "0.30000000000000004", 0.30000000000000004)]
    [InlineData("number", "12", 12.0)]
    [InlineData("number", "1e22", 1e22)]
    [InlineData("yes", "false", false)]
    [InlineData("author_id", "12", "12")]
    [InlineData("author_id", "\"12\"", "12")]
    [InlineData("any", "\"text\"", "\"text\"")]
    [InlineData("list", "[1.10,{\"a\":null}]", "[1.10,{\"a\":null}]")]
    public async Task A_value_that_fits_is_in_its_column(string column, string json, object value)
    {
        var (row, misfits) = await LoadAsync(column, json);
        misfits.ShouldBe(0);
        row.ShouldNotContainKey(AddedColumns.Extra);
        if (column is "list" or "any") JToken.DeepEquals(JToken.Parse((string)row[column]), JToken.Parse((string)value)).ShouldBeTrue();
        else row[column].ShouldBe(value);
    }

    [Theory]
    [InlineData("at", "1700000000", "2023-11-14T22:13:20Z")]
    [InlineData("at", "4294967296", "2106-02-07T06:28:16Z")]
    [InlineData("at", "253402300799", "9999-12-31T23:59:59Z")]
    [InlineData("at", "1", "1970-01-01T00:00:01Z")]
    [InlineData("at_text", "\"1700000000\"", "2023-11-14T22:13:20Z")]
    public async Task Seconds_are_a_time(string column, string json, string time)
    {
        var (row, misfits) = await LoadAsync(column, json);
        misfits.ShouldBe(0);
        row[column].ShouldBe(DateTime.Parse(time, null, System.Globalization.DateTimeStyles.AdjustToUniversal));
    }

    [Theory]
    [InlineData("integer", "\"5\"")]
    [InlineData("integer", "1.5")]
    [InlineData("integer", "123456789012345678901234567890")]
    [InlineData("integer", "9223372036854775808")]
    [InlineData("integer", "1e400")]
    [InlineData("integer", "0.00000000000000000000000000000000001")]
    [InlineData("integer", "true")]
    [InlineData("number", "9007199254740993")]
    [InlineData("number", "123456789012345678901234567890")]
    [InlineData("number", "1e400")]
    [InlineData("number", "1e-400")]
    [InlineData("number", "\"1.5\"")]
    [InlineData("yes", "1")]
    [InlineData("yes", "\"true\"")]
    [InlineData("at", "0")]
    [InlineData("at", "-5")]
    [InlineData("at", "253402300800")]
    [InlineData("at", "1700000000000")]
    [InlineData("at", "1700000000.5")]
    [InlineData("at", "\"2023-11-14\"")]
    [InlineData("at_text", "\"soon\"")]
    [InlineData("text", "{\"a\":[1]}")]
    [InlineData("text", "[]")]
    public async Task A_value_that_does_not_fit_is_kept_beside_and_counted(string column, string json)
    {
        var (row, misfits) = await LoadAsync(column, json);
        misfits.ShouldBe(1);
        row.ShouldNotContainKey(column);
        SameMember((string)row[AddedColumns.Extra], column, json);
    }

    [Fact]
    public async Task What_is_not_declared_is_kept_as_it_is()
    {
        var (row, _) = await LoadAsync("new \\u00fc \\\"member\\\"", """{"deep":[1.10,123456789012345678901234567890],"empty":""}""");
        SameMember((string)row[AddedColumns.Extra], "new ü \"member\"", """{"deep":[1.10,123456789012345678901234567890],"empty":""}""");
    }

    [Theory]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"a\\ud800b\"")]
    [InlineData("\"a\\udc00\\ud800\"")]
    public async Task A_text_that_no_text_can_hold_is_kept_as_it_was_written(string json)
    {
        foreach (var column in new[] { "text", "any", "undeclared" })
        {
            var (row, _) = await LoadAsync(column, json);
            var all = string.Concat(row.Values).Replace("\\\\", "\\", StringComparison.Ordinal);
            (all.Contains(json.Trim('"'), StringComparison.Ordinal) || all.Contains("a\0b", StringComparison.Ordinal)).ShouldBeTrue($"{column}: {all}");
        }
    }

    [Fact]
    public async Task Large_and_deep_values_pass()
    {
        var large = new string('x', 10_000_000) + "ü";
        (await LoadAsync("text", $"\"{large}\"")).Row["text"].ShouldBe(large);
        var deep = string.Concat(Enumerable.Repeat("[", 400)) + string.Concat(Enumerable.Repeat("]", 400));
        ((string)(await LoadAsync("list", deep)).Row["list"]).ShouldBe(deep);
        var tooDeep = string.Concat(Enumerable.Repeat("[", 20_000)) + string.Concat(Enumerable.Repeat("]", 20_000));
        string.Concat((await LoadAsync("list", tooDeep)).Row.Values).ShouldContain(tooDeep);
        string.Concat((await LoadAsync("undeclared", tooDeep)).Row.Values).ShouldContain(tooDeep);
    }

    [Fact]
    public async Task Of_a_member_that_comes_twice_the_last_counts()
    {
        Bench.Stream("things", Properties, cursor: null);
        await Bench.LoadAsync(new Messages().Record("things", """{"id":"1","text":"first","text":"second","integer":5,"integer":null}""").State("things").Complete("things"));
        var row = (await Bench.RowsAsync("things")).Single();
        row["text"].ShouldBe("second");
        row.ShouldNotContainKey("integer");
    }

    private async Task<(Dictionary<string, object> Row, long Misfits)> LoadAsync(string member, string json)
    {
        Bench.Stream("things", Properties, cursor: null);
        var outcome = await Bench.LoadAsync(new Messages().Record("things", $$"""{"id":"1","{{member}}":{{json}}}""").State("things").Complete("things"));
        outcome.Result.ShouldBe(RunResult.Succeeded);
        return ((await Bench.RowsAsync("things")).Single(), outcome.Streams.Single().Misfits);
    }

    /// <summary>As a member of the text: PostgreSQL orders members, and writes an exponent out, so that 1e400 is found again as 401 digits.</summary>
    private static void SameMember(string extra, string member, string json)
    {
        using var found = System.Text.Json.JsonDocument.Parse(extra);
        var text = found.RootElement.GetProperty(member).GetRawText();
        if (char.IsAsciiDigit(text[^1])) JsonNumber.Canonical(text).ShouldBe(JsonNumber.Canonical(json));
        else JToken.DeepEquals(JToken.Parse(text), JToken.Parse(json)).ShouldBeTrue(text);
    }
}
