using Airbyte.Protocol;
using TestKit;

namespace Warehouse.Tests;

/// <summary>L8: a run says what it did, and what is wrong.</summary>
public abstract class SaysContract : WarehouseContract
{
    [Fact]
    public async Task Nothing_where_the_source_announced_records_is_a_failure()
    {
        Bench.Things();
        var outcome = await Bench.LoadAsync(new Messages().Announce("things", 12).State("things").Complete("things"));
        outcome.Result.ShouldBe(RunResult.Failed);
        outcome.Error.ShouldNotBeNull().ShouldContain("announced 12 records of stream `things`");
        (await Bench.StateAsync("things")).ShouldBeNull();
    }

    [Fact]
    public async Task A_stream_that_failed_is_named_and_the_others_are_loaded()
    {
        Bench.Things().Things("others");
        var outcome = await Bench.LoadAsync(new Messages()
            .Record("things", Thing("a", 1, "a")).State("things").Error("things", "No permission.").Incomplete("things")
            .Record("others", Thing("b", 1, "b")).State("others").Complete("others"));
        outcome.Result.ShouldBe(RunResult.Partly);
        outcome.Streams[0].Error.ShouldBe("No permission.");
        (await Bench.ShowAsync("things")).ShouldBe("a=a");
        (await Bench.ShowAsync("others")).ShouldBe("b=b");
        var ledger = await Bench.QueryAsync($"SELECT stream, result, rows_read, error FROM {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.RunStreams)} ORDER BY stream");
        ledger.Select(entry => $"{entry["stream"]} {entry["result"]} {entry["rows_read"]} {entry.GetValueOrDefault("error")}").ShouldBe(["others succeeded 1 ", "things failed 1 No permission."]);
    }

    [Fact]
    public async Task Half_a_last_line_is_a_source_that_was_killed()
    {
        Bench.Things();
        var outcome = await Bench.LoadAsync(new Messages().Record("things", Thing("a", 1, "a")).State("things").Raw("""{"type":"RECORD","record":{"str"""));
        outcome.Result.ShouldBe(RunResult.Failed);
        (await Bench.ShowAsync("things")).ShouldBe("a=a");
    }

    [Fact]
    public async Task A_broken_line_in_between_ends_the_load_and_what_was_covered_stays()
    {
        Bench.Things();
        var outcome = await Bench.LoadAsync(new Messages()
            .Record("things", Thing("a", 1, "a")).State("things").Line("{\"type\":\"REC").Record("things", Thing("b", 2, "b")).State("things").Complete("things"));
        outcome.Error.ShouldNotBeNull().ShouldContain("Line 3 of the messages is no JSON object");
        (await Bench.ShowAsync("things")).ShouldBe("a=a");
    }

    [Fact]
    public async Task What_a_source_prints_beside_its_messages_is_passed_over()
    {
        Bench.Things();
        var outcome = await Bench.LoadAsync(new Messages().Line("WARNING: something").Line("").Record("things", Thing("a", 1, "a")).State("things").Complete("things"));
        outcome.Result.ShouldBe(RunResult.Succeeded);
        (await Bench.ShowAsync("things")).ShouldBe("a=a");
    }

    [Fact]
    public async Task A_record_of_a_stream_that_nobody_declared_ends_the_load()
    {
        Bench.Things();
        var outcome = await Bench.LoadAsync(new Messages().Record("things", Thing("a", 1, "a")).State("things").Record("others", "{}"));
        outcome.Error.ShouldNotBeNull().ShouldContain("stream `others`");
        (await Bench.ShowAsync("things")).ShouldBe("a=a");
    }

    [Fact]
    public async Task A_key_that_the_schema_does_not_declare_is_a_config_error()
    {
        Bench.Stream("things", """{"name":{"type":"string"}}""");
        (await Should.ThrowAsync<ConnectorException>(() => Bench.LoadAsync(new Messages()))).Message.ShouldContain("`things`: its primary key `id`");
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_counted_once()
    {
        Bench.Things().Options = new LoadOptions { CommitInterval = TimeSpan.FromDays(1), LongestWait = TimeSpan.FromDays(1) };
        Bench.Warehouse = new ForgetfulWarehouse(Bench.Warehouse);
        var load = Bench.LoadAsync(new Messages().Records("things", Thing("a", 1, "a"), Thing("b", 1, "b")).State("things").Complete("things"));
        while (!load.IsCompleted)
        {
            Bench.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(10), WallClock.Instance, CancellationToken.None);
        }

        var outcome = await load;
        outcome.Streams.Single().Rows.ShouldBe(new MergeCounts(2, 0, 0, 0));
        outcome.Commits.ShouldBe(1);
        (await Bench.ShowAsync("things")).ShouldBe("a=a b=b");
        Bench.Progress.Lines.ShouldHaveSingleItem().ShouldContain("The commit waits for it");
    }
}
