namespace Warehouse.Tests;

/// <summary>L4 and L5: what goes, and when.</summary>
public abstract class DeletesContract : WarehouseContract
{
    [Fact]
    public async Task A_refresh_that_was_whole_marks_what_it_did_not_bring()
    {
        Bench.Things();
        await LoadAsync("a", "b", "c");
        var outcome = await Bench.LoadAsync(Refresh("a", "c").Complete("things"), "things");
        outcome.Streams.Single().Rows.Deleted.ShouldBe(1);
        (await Bench.ShowAsync("things")).ShouldBe("a=a c=c");
        (await Bench.RowsAsync("things")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Hard_deletes_take_it_away()
    {
        Bench.Things().Options = new LoadOptions { HardDeletes = true };
        await LoadAsync("a", "b", "c");
        await Bench.LoadAsync(Refresh("a", "c").Complete("things"), "things");
        (await Bench.RowsAsync("things")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refresh_that_failed_or_broke_off_marks_nothing(bool saysSo)
    {
        Bench.Things();
        await LoadAsync("a", "b", "c");
        var messages = Refresh("a");
        await Bench.LoadAsync(saysSo ? messages.Error("things", "gone").Incomplete("things") : messages, "things");
        (await Bench.ShowAsync("things")).ShouldBe("a=a b=b c=c");
    }

    [Fact]
    public async Task A_refresh_that_brought_nothing_marks_nothing()
    {
        Bench.Things();
        await LoadAsync("a", "b");
        await Bench.LoadAsync(new Messages().State("things").Complete("things"), "things");
        (await Bench.ShowAsync("things")).ShouldBe("a=a b=b");
    }

    [Fact]
    public async Task A_refresh_goes_on_in_the_next_run_and_ends_there()
    {
        Bench.Things();
        await LoadAsync("a", "b", "c");
        await Bench.LoadAsync(Refresh("a").Incomplete("things"), "things");
        (await StoredAsync()).ShouldBe(1L);
        await Bench.LoadAsync(Refresh("c").Complete("things"), stream => stream with { Refresh = 1, IsResumed = true });
        (await Bench.ShowAsync("things")).ShouldBe("a=a c=c");
        (await StoredAsync()).ShouldBeNull();

        async Task<object?> StoredAsync() =>
            (await Bench.QueryAsync($"SELECT refresh FROM {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.States)}")).Single().GetValueOrDefault("refresh");
    }

    [Fact]
    public async Task A_refresh_whose_last_state_was_committed_before_its_end_has_ended_all_the_same()
    {
        Bench.Things().Options = new LoadOptions { CommitInterval = TimeSpan.Zero };
        await LoadAsync("a", "b", "c");
        await Bench.LoadAsync(Refresh("a", "c").Complete("things"), "things");
        (await Bench.ShowAsync("things")).ShouldBe("a=a c=c");
        (await Bench.QueryAsync($"SELECT refresh FROM {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.States)}")).Single().ShouldNotContainKey("refresh");
        // Gone on with even so, it has seen nothing, and nothing goes.
        await Bench.LoadAsync(new Messages().State("things").Complete("things"), stream => stream with { Refresh = 1, IsResumed = true });
        (await Bench.ShowAsync("things")).ShouldBe("a=a c=c");
    }

    [Fact]
    public async Task A_refresh_that_begins_anew_forgets_what_another_saw()
    {
        Bench.Things();
        await LoadAsync("a", "b", "c");
        await Bench.LoadAsync(Refresh("a", "b").Incomplete("things"), "things");
        await Bench.LoadAsync(Refresh("c").Complete("things"), stream => stream with { Refresh = 2 });
        (await Bench.ShowAsync("things")).ShouldBe("c=c");
    }

    [Fact]
    public async Task What_lies_before_the_start_of_the_refresh_stays()
    {
        Bench.Things();
        await Bench.LoadAsync(new Messages().Records("things", Thing("old", 100, "o"), Thing("new", 200, "n"), Thing("gone", 200, "g")).State("things").Complete("things"));
        await Bench.LoadAsync(
            new Messages().Record("things", Thing("new", 200, "n")).State("things").Complete("things"), stream => stream with { Refresh = 1, Since = 150_000_000 });
        (await Bench.ShowAsync("things")).ShouldBe("new=n old=o");
    }

    [Fact]
    public async Task A_row_that_comes_again_is_there_again()
    {
        Bench.Things();
        await LoadAsync("a", "b");
        await Bench.LoadAsync(Refresh("a").Complete("things"), "things");
        await LoadAsync("b");
        (await Bench.ShowAsync("things")).ShouldBe("a=a b=b");
    }

    [Fact]
    public async Task A_feed_of_deletes_marks_the_rows_it_names_whichever_came_first()
    {
        Bench.Things("conversations")
            .Stream("parts", """{"id":{"type":"string"},"conversation_id":{"type":"string"},"updated_at":{"type":"integer"}}""")
            .Stream("deleted", """{"id":{"type":"string"},"deleted_at":{"type":"integer","x-time":"unix_seconds"}}""", cursor: "deleted_at",
                deletes: [new DeletedRows("conversations", "id"), new DeletedRows("parts", "conversation_id")]);
        await Bench.LoadAsync(new Messages()
            .Records("conversations", Thing("1", 1, "a"), Thing("2", 1, "b")).State("conversations").Complete("conversations")
            .Record("parts", """{"id":"p","conversation_id":"1","updated_at":1}""").State("parts").Complete("parts")
            .Record("deleted", """{"id":"1","deleted_at":5}""").State("deleted").Complete("deleted"));
        (await Bench.ShowAsync("conversations")).ShouldBe("2=b");
        (await Bench.ShowAsync("parts")).ShouldBe("");
        await Bench.LoadAsync(new Messages().Record("deleted", """{"id":"3","deleted_at":6}""").State("deleted").Complete("deleted"));
        await Bench.LoadAsync(new Messages().Records("conversations", Thing("3", 6, "c"), Thing("1", 1, "again")).State("conversations").Complete("conversations"));
        (await Bench.ShowAsync("conversations")).ShouldBe("2=b");
    }

    [Fact]
    public async Task What_the_source_found_gone_is_marked_though_its_row_comes_with_a_later_commit()
    {
        Bench.Things("conversations").Stream("parts", """{"id":{"type":"string"},"conversation_id":{"type":"string"},"updated_at":{"type":"integer"}}""");
        var messages = new Messages()
            .Records("conversations", Thing("1", 1, "a"), Thing("2", 1, "b")).State("conversations")
            .Record("parts", """{"id":"p","conversation_id":"1","updated_at":1}""").State("parts").Complete("parts").Complete("conversations");
        await Bench.LoadAsync(messages);
        Bench.Source = new Counted(3, new GoneRows(new DeletedRows("conversations", "id"), "1"), new GoneRows(new DeletedRows("parts", "conversation_id"), "1"),
            new GoneRows(new DeletedRows("nowhere", "id"), "1"));
        Bench.Options = new LoadOptions { CommitInterval = TimeSpan.Zero };

        var outcome = await Bench.LoadAsync(messages);

        (await Bench.ShowAsync("conversations")).ShouldBe("2=b");
        (await Bench.ShowAsync("parts", "conversation_id")).ShouldBe("");
        outcome.Streams.Single(stream => stream.Stream == "parts").Requests.ShouldBe(3);
        (await Bench.QueryAsync($"SELECT requests FROM {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.RunStreams)} WHERE run_id = 2")).Select(row => row["requests"]).ShouldBe([3L, 3L]);
        Bench.Source = new UncountedSource();
        await Bench.LoadAsync(new Messages().Records("conversations", Thing("1", 2, "again")).State("conversations").Complete("conversations").Complete("parts"));
        (await Bench.ShowAsync("conversations")).ShouldBe("1=again 2=b");
    }

    [Fact]
    public async Task What_is_gone_is_found_by_the_hash_of_its_key()
    {
        Bench.Stream("things", """{"id":{"type":"string"},"name":{"type":"string"}}""", cursor: null, masked: new MaskedMembers([new MaskedMember("id", true)], new byte[] { 1 }));
        await Bench.LoadAsync(new Messages().Records("things", Thing("1", 1, "a"), Thing("2", 1, "b")).State("things").Complete("things"));
        Bench.Source = new Counted(1, new GoneRows(new DeletedRows("things", "id"), "1"));

        await Bench.LoadAsync(new Messages().State("things").Complete("things"));

        (await Bench.RowsAsync("things")).Where(row => row.ContainsKey(AddedColumns.DeletedAt)).Select(row => row["name"]).ShouldBe(["a"]);
    }

    [Fact]
    public async Task What_is_gone_is_taken_away_where_deletes_are_hard_however_many()
    {
        Bench.Things();
        var ids = Enumerable.Range(0, 1_200).Select(i => $"{i:D4}").ToList();
        await Bench.LoadAsync(new Messages().Records("things", ids.Select(id => Thing(id, 1, "a"))).State("things").Complete("things"));
        Bench.Options = new LoadOptions { HardDeletes = true };
        Bench.Source = new Counted(1, [.. ids.SkipLast(1).Select(id => new GoneRows(new DeletedRows("things", "id"), id))]);

        var outcome = await Bench.LoadAsync(new Messages().State("things").Complete("things"));

        outcome.Streams.Single().Rows.Deleted.ShouldBe(1_199);
        (await Bench.RowsAsync("things")).Select(row => row["id"]).ShouldBe(["1199"]);
    }

    [Fact]
    public async Task A_parents_newer_rows_are_all_it_has()
    {
        Bench.Stream("tags", """{"contact_id":{"type":"string"},"id":{"type":"string"},"at":{"type":"integer"}}""", key: ["contact_id", "id"], cursor: "at", setOf: new ParentSet("contacts", "contact_id"));
        await Bench.LoadAsync(new Messages().Records("tags", Tag("1", "a", 1), Tag("1", "b", 1), Tag("2", "a", 1)).State("tags").Complete("tags"));
        var outcome = await Bench.LoadAsync(new Messages().Records("tags", Tag("1", "b", 2), Tag("1", "c", 2)).State("tags").Complete("tags"));
        outcome.Streams.Single().Rows.Deleted.ShouldBe(1);
        (await Bench.ShowAsync("tags", "contact_id")).ShouldBe("a=2 b=1 c=1");

        static string Tag(string contact, string id, int at) => $$"""{"contact_id":"{{contact}}","id":"{{id}}","at":{{at}}}""";
    }

    [Fact]
    public async Task A_parent_that_has_none_left_has_none()
    {
        Bench.Things("contacts").Stream(
            "tags", """{"contact_id":{"type":"string"},"id":{"type":"string"},"at":{"type":["integer","null"],"x-time":"unix_seconds"}}""", key: ["contact_id", "id"], cursor: "at",
            setOf: new ParentSet("contacts", "contact_id"));
        await Bench.LoadAsync(new Messages()
            .Records("contacts", Thing("1", 10, "a"), Thing("2", 10, "b")).State("contacts").Complete("contacts")
            .Records("tags", """{"contact_id":"1","id":"x","at":10}""", """{"contact_id":"2","id":"y","at":10}""").State("tags").Complete("tags"));
        await Bench.LoadAsync(new Messages().Record("contacts", Thing("1", 11, "a")).State("contacts").Complete("contacts").State("tags").Incomplete("tags"));
        (await Bench.ShowAsync("tags", "contact_id")).ShouldBe("x=1 y=2");
        await Bench.LoadAsync(new Messages().Record("contacts", Thing("1", 12, "a")).State("contacts").Complete("contacts").State("tags").Complete("tags"));
        (await Bench.ShowAsync("tags", "contact_id")).ShouldBe("y=2");
    }

    [Fact]
    public async Task Without_a_key_a_table_is_replaced_by_what_came_whole_and_by_nothing_less()
    {
        Bench.Stream("log", """{"id":{"type":"string"},"name":{"type":"string"}}""", key: [], cursor: null);
        await Bench.LoadAsync(new Messages().Records("log", Named("1", "a"), Named("1", "a"), Named("2", "b")).State("log").Complete("log"));
        (await Bench.ShowAsync("log")).ShouldBe("1=a 1=a 2=b");
        await Bench.LoadAsync(new Messages().Records("log", Named("3", "c")).State("log").Incomplete("log"));
        (await Bench.ShowAsync("log")).ShouldBe("1=a 1=a 2=b");
        await Bench.LoadAsync(new Messages().Records("log", Named("4", "d")).State("log").Complete("log"));
        (await Bench.ShowAsync("log")).ShouldBe("4=d");

        static string Named(string id, string name) => $$"""{"id":"{{id}}","name":"{{name}}"}""";
    }

    private Task<LoadOutcome> LoadAsync(params string[] ids) => Bench.LoadAsync(Refresh(ids).Complete("things"));

    private static Messages Refresh(params string[] ids) => new Messages().Records("things", ids.Select(id => Thing(id, 10, id))).State("things");
}
