namespace Warehouse.Tests;

/// <summary>Views over tables change with them: in the same transaction, and so together or not at all.</summary>
public abstract class ViewsContract : WarehouseContract
{
    private static readonly DerivedView _names = new("names", ["things"], Names);

    [Fact]
    public async Task A_view_comes_with_its_table_and_goes_with_each_change_of_it()
    {
        Bench.Options = new LoadOptions { Views = [_names] };
        Bench.Things("others");
        await Bench.LoadAsync(new Messages().Complete("others"));
        (await ColumnsAsync()).ShouldBe("", "its table is not there");

        await LoadAsync("""{"id":{"type":"string"},"name":{"type":"string"}}""", """{"id":"1","name":"a"}""");
        (await ColumnsAsync()).ShouldBe("name _synced_at");
        await LoadAsync("""{"id":{"type":"string"},"name":{"type":"string"},"size":{"type":"integer"}}""", """{"id":"2","name":"b","size":4}""");

        (await ColumnsAsync()).ShouldBe("name _synced_at size", "a column that is there does not move");
        (await Bench.QueryAsync($"SELECT name FROM {View} ORDER BY name")).Select(row => row["name"]).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_commit_that_does_not_come_about_leaves_the_view_as_it_was()
    {
        Bench.Options = new LoadOptions { Views = [_names] };
        await LoadAsync("""{"id":{"type":"string"},"n":{"type":"integer"}}""", """{"id":"1","n":1}""");
        var whole = Bench.Warehouse;
        for (var step = 1; ; step++)
        {
            Bench.Warehouse = new CrashingWarehouse(whole, step);
            try
            {
                await LoadAsync("""{"id":{"type":"string"},"n":{"type":"string"},"more":{"type":"string"}}""", """{"id":"2","n":"x","more":"y"}""");
                break;
            }
            catch (CrashingWarehouse.Crash)
            {
                // Looked at below.
            }

            Bench.Warehouse = whole;
            var columns = await ColumnsAsync();
            var isThere = (await Bench.RowsAsync("things")).Count == 2;
            columns.Contains("more", StringComparison.Ordinal).ShouldBe(isThere, columns);
            (await Bench.QueryAsync($"SELECT n FROM {View}")).Count.ShouldBe(isThere ? 2 : 1);
        }

        Bench.Warehouse = whole;
        (await Bench.QueryAsync($"SELECT n, more FROM {View} ORDER BY n")).Select(row => row["n"]).ShouldBe(["1", "x"]);
    }

    [Fact]
    public async Task A_view_on_request_is_made_only_once_it_was_asked_for_and_not_while_a_run_is_under_way()
    {
        var asked = _names with { IsOnRequest = true };
        Bench.Options = new LoadOptions { Views = [asked], LongestWait = TimeSpan.FromSeconds(1) };
        await LoadAsync("""{"id":{"type":"string"},"name":{"type":"string"}}""", """{"id":"1","name":"a"}""");
        (await ColumnsAsync()).ShouldBe("");

        var requested = new RequestedViews(new WarehouseView(Bench.Warehouse, Bench.Layout, Bench.Options, Bench.Time), Bench.Warehouse.Dialect, Bench.Layout);
        await using (await Bench.BeginAsync())
            await Should.ThrowAsync<PlaceTakenException>(() => requested.MakeAsync([asked], TestContext.Current.CancellationToken));
        await requested.MakeAsync([asked], TestContext.Current.CancellationToken);
        await requested.MakeAsync([asked], TestContext.Current.CancellationToken);
        await LoadAsync("""{"id":{"type":"string"},"name":{"type":"string"},"size":{"type":"integer"}}""", """{"id":"2","name":"b","size":4}""");

        (await ColumnsAsync()).ShouldBe("name _synced_at size");
    }

    private string View => SqlDialect.Quote(Bench.Layout.Schema, "names");

    private static ViewQuery? Names(ViewTables tables)
    {
        if (!tables.Has("things")) return null;
        var columns = tables.Columns("things").Select(column => column.Name).Where(name => name != "id").Append(AddedColumns.SyncedAt).ToList();
        return new ViewQuery(columns, $"SELECT {string.Join(", ", columns.Select(SqlDialect.Quote))} FROM {tables.Table("things")}");
    }

    private Task<LoadOutcome> LoadAsync(string properties, string record)
    {
        Bench.Stream("things", properties, cursor: null);
        return Bench.LoadAsync(new Messages().Record("things", record).State("things").Complete("things"));
    }

    private async Task<string> ColumnsAsync() => string.Join(' ', (await Bench.QueryAsync(
        $"SELECT column_name AS c FROM information_schema.columns WHERE table_schema = '{Bench.Layout.Schema}' AND table_name = 'names' ORDER BY ordinal_position")).Select(row => row["c"]));
}
