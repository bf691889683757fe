namespace Warehouse.Tests;

/// <summary>Versions of rows are kept beside their table: each once, from the commit that brought it to the one that ended it.</summary>
public abstract class VersionsContract : WarehouseContract
{
    [Fact]
    public async Task Each_version_is_kept_with_its_time_and_only_the_last_is_current()
    {
        await LoadAsync(0, Thing("1", 10, "a"), Thing("2", 10, "x"));
        await LoadAsync(60, Thing("1", 20, "b"), Thing("2", 10, "x"));
        await LoadAsync(60, Thing("1", 15, "late"));

        (await VersionsAsync()).ShouldBe("1=a 00:00-01:00, 1=b 01:00-, 2=x 00:00-");
    }

    [Fact]
    public async Task A_row_that_is_gone_has_no_current_version_until_it_comes_again()
    {
        await LoadAsync(0, Thing("1", 10, "a"), Thing("2", 10, "x"));
        Bench.Time.Advance(TimeSpan.FromSeconds(60));
        await Bench.LoadAsync(new Messages().Record("things", Thing("2", 10, "x")).State("things").Complete("things"), "things");
        (await VersionsAsync()).ShouldBe("1=a 00:00-01:00, 2=x 00:00-");

        await LoadAsync(60, Thing("1", 30, "a"));

        (await VersionsAsync()).ShouldBe("1=a 00:00-01:00, 1=a 02:00-, 2=x 00:00-");
    }

    [Fact]
    public async Task So_is_one_that_is_taken_away()
    {
        Bench.Options = new LoadOptions { HardDeletes = true };
        await LoadAsync(0, Thing("1", 10, "a"), Thing("2", 10, "x"));
        Bench.Time.Advance(TimeSpan.FromSeconds(60));
        await Bench.LoadAsync(new Messages().Record("things", Thing("2", 10, "x")).State("things").Complete("things"), "things");

        (await VersionsAsync()).ShouldBe("1=a 00:00-01:00, 2=x 00:00-");
    }

    [Fact]
    public async Task Kept_later_it_begins_with_what_is_there_and_what_changed_meanwhile_is_seen()
    {
        await LoadAsync(0, false, Thing("1", 10, "a"));
        await LoadAsync(60, true, Thing("2", 10, "x"));
        (await VersionsAsync()).ShouldBe("1=a 01:00-, 2=x 01:00-");
        await LoadAsync(60, false, Thing("1", 20, "b"));
        await LoadAsync(60, true, Thing("3", 10, "y"));

        (await VersionsAsync()).ShouldBe("1=a 01:00-03:00, 1=b 03:00-, 2=x 01:00-, 3=y 03:00-");
    }

    [Fact]
    public async Task Columns_are_added_and_widened_in_the_versions_too_also_while_none_are_kept()
    {
        await DeclareAsync(0, true, """{"v":{"type":"integer"}}""", """{"id":"1","updated_at":10,"v":1}""");
        await DeclareAsync(60, false, """{"v":{"type":"string"}}""", """{"id":"2","updated_at":10,"v":"x"}""");
        await DeclareAsync(60, true, """{"v":{"type":"string"},"w":{"type":"integer"}}""", """{"id":"1","updated_at":20,"v":"one","w":5}""");

        (await VersionsAsync("v")).ShouldBe("1=1 00:00-02:00, 1=one 02:00-, 2=x 02:00-");
        (await Bench.QueryAsync($"SELECT w FROM {Table} WHERE _is_current AND id = '1'")).Single()["w"].ShouldBe(5L);
    }

    private string Table => SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.History("things"));

    private Task LoadAsync(int after, params string[] records) => LoadAsync(after, true, records);

    private Task LoadAsync(int after, bool keeps, params string[] records) => DeclareAsync(after, keeps, """{"name":{"type":["string","null"]}}""", records);

    private async Task DeclareAsync(int after, bool keeps, string properties, params string[] records)
    {
        Bench.Time.Advance(TimeSpan.FromSeconds(after));
        Bench.Stream("things", $$$"""{"id":{"type":"string"},"updated_at":{"type":"integer"},{{{properties[1..]}}}""").KeepsHistory("things", keeps);
        (await Bench.LoadAsync(new Messages().Records("things", records).State("things").Complete("things"))).Result.ShouldBe(RunResult.Succeeded);
    }

    /// <summary>Minutes and seconds since the bench began.</summary>
    private async Task<string> VersionsAsync(string column = "name")
    {
        var versions = await Bench.QueryAsync($"SELECT id, \"{column}\" AS value, _valid_from, _valid_to, _is_current FROM {Table} ORDER BY id, _valid_from");
        versions.ShouldAllBe(version => (bool)version["_is_current"] == !version.ContainsKey("_valid_to"));
        return string.Join(", ", versions.Select(version => $"{version["id"]}={version["value"]} {Time(version, "_valid_from")}-{Time(version, "_valid_to")}"));
    }

    private static string Time(Dictionary<string, object> version, string column) => version.GetValueOrDefault(column) is DateTime time ? $"{time:mm:ss}" : "";
}
