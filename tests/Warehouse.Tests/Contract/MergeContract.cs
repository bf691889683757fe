namespace Warehouse.Tests;

/// <summary>L1 and L2: what is committed, and which version of a row stays.</summary>
public abstract class MergeContract : WarehouseContract
{
    [Fact]
    public async Task Of_a_key_the_newest_row_stays_and_of_equally_new_ones_the_last()
    {
        Bench.Things();
        var outcome = await Bench.LoadAsync(new Messages()
            .Records("things", Thing("a", 10, "a10"), Thing("a", 12, "a12"), Thing("a", 11, "a11"), Thing("b", 5, "first"), Thing("b", 5, "second")).State("things").Complete("things"));
        (await Bench.ShowAsync("things")).ShouldBe("a=a12 b=second");
        outcome.Streams.Single().Rows.ShouldBe(new MergeCounts(2, 0, 3, 0));

        await Bench.LoadAsync(new Messages().Records("things", Thing("a", 11, "late"), Thing("b", 5, "third"), Thing("c", 1, "new")).State("things").Complete("things"));
        (await Bench.ShowAsync("things")).ShouldBe("a=a12 b=third c=new");
    }

    [Fact]
    public async Task A_row_that_did_not_change_is_not_written_again()
    {
        Bench.Things();
        await Bench.LoadAsync(new Messages().Records("things", Thing("a", 10, "a"), Thing("b", 10, "b")).State("things").Complete("things"));
        var before = await Bench.RowsAsync("things");
        Bench.Time.Advance(TimeSpan.FromHours(1));
        var outcome = await Bench.LoadAsync(new Messages().Records("things", Thing("a", 10, "a"), Thing("b", 11, "b")).State("things").Complete("things"));
        outcome.Streams.Single().Rows.ShouldBe(new MergeCounts(0, 1, 1, 0));
        var after = await Bench.RowsAsync("things");
        after[0].ShouldBe(before[0]);
        after[1][AddedColumns.RunId].ShouldBe(2L);
    }

    [Fact]
    public async Task Rows_behind_the_last_state_wait_for_the_next()
    {
        Bench.Things().Things("others");
        await Bench.LoadAsync(new Messages()
            .Record("things", Thing("a", 1, "a")).State("things", """{"updated_at":1}""").Record("things", Thing("b", 2, "b"))
            .Record("others", Thing("x", 1, "x")).State("others").Complete("others"));
        (await Bench.ShowAsync("things")).ShouldBe("a=a");
        (await Bench.StateAsync("things"))!.Replace(" ", "", StringComparison.Ordinal).ShouldBe("""{"updated_at":1}""");
        (await Bench.ShowAsync("others")).ShouldBe("x=x");
    }

    [Fact]
    public async Task A_row_without_its_cursor_is_older_than_any_with_one()
    {
        Bench.Things();
        await Bench.LoadAsync(new Messages().Records("things", Thing("a", 10, "a"), """{"id":"a","name":"none"}""", """{"id":"b","name":"none"}""").State("things").Complete("things"));
        (await Bench.ShowAsync("things")).ShouldBe("a=a b=none");
        await Bench.LoadAsync(new Messages().Records("things", """{"id":"a","name":"none"}""", Thing("b", 1, "b")).State("things").Complete("things"));
        (await Bench.ShowAsync("things")).ShouldBe("a=a b=b");
    }

    [Fact]
    public async Task Without_a_cursor_the_row_that_came_last_stays()
    {
        Bench.Stream("tags", """{"id":{"type":"string"},"name":{"type":"string"}}""", cursor: null);
        await Bench.LoadAsync(new Messages().Records("tags", """{"id":"1","name":"a"}""", """{"id":"1","name":"b"}""").State("tags").Complete("tags"));
        await Bench.LoadAsync(new Messages().Records("tags", """{"id":"1","name":"c"}""").State("tags").Complete("tags"));
        (await Bench.ShowAsync("tags")).ShouldBe("1=c");
    }

    [Fact]
    public async Task A_key_of_several_columns_is_one_key()
    {
        Bench.Stream("links", """{"contact_id":{"type":"string"},"id":{"type":"string"},"updated_at":{"type":"integer"},"name":{"type":"string"}}""", key: ["contact_id", "id"]);
        await Bench.LoadAsync(new Messages().Records("links",
            """{"contact_id":"1","id":"2","updated_at":1,"name":"a"}""", """{"contact_id":"12","id":"","updated_at":1,"name":"b"}""",
            """{"contact_id":"1","id":"2","updated_at":2,"name":"c"}""").State("links").Complete("links"));
        (await Bench.RowsAsync("links")).Select(row => row["name"]).ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task A_record_without_its_key_is_kept_and_counted()
    {
        Bench.Things();
        var outcome = await Bench.LoadAsync(new Messages().Records("things", """{"name":"nobody"}""", """{"id":{"a":1},"name":"odd"}""").State("things").Complete("things"));
        (await Bench.ShowAsync("things")).ShouldBe("=odd");
        outcome.Streams.Single().Misfits.ShouldBe(3);
    }

    [Fact]
    public async Task A_state_that_did_not_come_leaves_the_one_that_was_there()
    {
        Bench.Things();
        await Bench.LoadAsync(new Messages().Record("things", Thing("a", 1, "a")).State("things", """{"updated_at":1}""").Complete("things"));
        var outcome = await Bench.LoadAsync(new Messages().Record("things", Thing("b", 2, "b")).Incomplete("things"));
        outcome.Result.ShouldBe(RunResult.Failed);
        (await Bench.ShowAsync("things")).ShouldBe("a=a");
        outcome.Streams.Single().StateAfter!.Replace(" ", "", StringComparison.Ordinal).ShouldBe("""{"updated_at":1}""");
    }
}
