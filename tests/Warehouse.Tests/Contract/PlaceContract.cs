namespace Warehouse.Tests;

/// <summary>L7: one writer; whose place was taken commits nothing.</summary>
public abstract class PlaceContract : WarehouseContract
{
    [Fact]
    public async Task A_second_run_is_refused_while_one_has_the_place()
    {
        Bench.Things();
        await using (await Bench.BeginAsync())
        {
            (await Should.ThrowAsync<PlaceTakenException>(Bench.BeginAsync)).Message.ShouldContain("nothing was done");
        }

        await using var next = await Bench.BeginAsync();
        next.Id.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_whose_place_was_taken_commits_nothing()
    {
        Bench.Things();
        var first = await Bench.BeginAsync();
        // Its lock is gone, as when the connection that held it broke; it does not know.
        await first.DisposeAsync();
        await using var second = await Bench.BeginAsync();
        await Should.ThrowAsync<PlaceTakenException>(() => Bench.LoadAsync(first, new Messages().Record("things", Thing("a", 1, "a")).State("things").Complete("things")));
        await Bench.LoadAsync(second, new Messages().Record("things", Thing("b", 1, "b")).State("things").Complete("things"));
        (await Bench.ShowAsync("things")).ShouldBe("b=b");
        (await Bench.QueryAsync($"SELECT result FROM {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.Runs)} ORDER BY run_id")).Select(run => run["result"]).ShouldBe(["lost", "succeeded"]);
    }

    [Fact]
    public async Task Streams_of_which_messages_say_nothing_have_no_part_in_a_run_that_allows_it()
    {
        Bench.Things().Things("others").MayBeSilent = true;

        var outcome = await Bench.LoadAsync(new Messages().Record("things", Thing("1", 1, "a")).State("things").Complete("things"));

        (outcome.Result, string.Join(' ', outcome.Streams.Select(stream => stream.Stream))).ShouldBe((RunResult.Succeeded, "things"));
        (await Bench.QueryAsync($"SELECT table_name FROM information_schema.tables WHERE table_schema = '{Bench.Layout.Schema}' AND table_name LIKE 'intercom%'"))
            .Select(row => row["table_name"]).ShouldBe(["intercom_things"]);
    }

    [Fact]
    public async Task Messages_of_a_source_that_says_nothing_of_status_are_whole()
    {
        Bench.Things().MayBeSilent = true;

        var outcome = await Bench.LoadAsync(new Messages().Record("things", Thing("1", 1, "a")));

        outcome.Result.ShouldBe(RunResult.Succeeded);
        (await Bench.ShowAsync("things")).ShouldBe("1=a");
    }

    [Fact]
    public async Task A_run_that_gives_up_before_it_loads_says_so()
    {
        await using (var run = await Bench.BeginAsync()) await run.GiveUpAsync(RunResult.Stopped, "It was stopped.");

        var entry = (await Bench.QueryAsync($"SELECT result, error FROM {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.Runs)}")).Single();
        (entry["result"], entry["error"]).ShouldBe(("stopped", "It was stopped."));
    }

    [Fact]
    public async Task A_run_that_ended_without_a_word_is_lost_and_its_ledger_says_what_it_committed()
    {
        Bench.Things().Options = new LoadOptions { CommitInterval = TimeSpan.Zero };
        var progress = new Quiet();
        await using (var run = await Bench.BeginAsync())
        {
            await Should.ThrowAsync<InvalidOperationException>(() => new MessageLoad(
                    run,
                    [new LoadedStream(new TableDesign(Bench.Layout).Plan(
                        new DeclaredStream("things", Newtonsoft.Json.Linq.JObject.Parse("""{"properties":{"id":{"type":"string"}}}"""), ["id"], null), []))],
                    progress,
                    new Counted(7))
                .RunAsync(new Dying(new Messages().Record("things", """{"id":"1"}""").State("things").Record("things", """{"id":"2"}""").State("things").ToStream(), progress.FirstCommit), () => false, CancellationToken.None));
        }

        await using var next = await Bench.BeginAsync();
        var runs = await Bench.QueryAsync($"SELECT result, commits, requests FROM {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.Runs)} ORDER BY run_id");
        runs[0]["result"].ShouldBe("lost");
        Convert.ToInt64(runs[0]["commits"], null).ShouldBeGreaterThan(0);
        runs[0]["requests"].ShouldBe(7L);
    }

    /// <summary>Breaks behind its last byte, at that moment, as a program does that has a fault.</summary>
    private sealed class Dying(Stream inner, Task moment) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            if (read > 0) return read;
            await moment.WaitAsync(cancellationToken);
            throw new InvalidOperationException("a fault");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
