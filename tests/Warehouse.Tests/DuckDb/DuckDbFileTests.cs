using Airbyte.Protocol;
using DuckDB.NET.Data;
using TestKit;

namespace Warehouse.Tests;

/// <summary>What is wrong with a DuckDB file is said in a sentence, and what it held stays.</summary>
public sealed class DuckDbFileTests : IDisposable
{
    private static readonly NumberedStream _stream = new("first", 120_000, 120_000);

    private readonly DuckDbFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task A_file_that_is_none_of_DuckDBs_is_named()
    {
        await File.WriteAllTextAsync(_file.Path, string.Concat(Enumerable.Repeat("not a database ", 1000)));
        (await LoadAsync()).ShouldContain("is not a DuckDB file");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named() =>
        (await LoadAsync(Path.Combine(_file.Path, "nowhere", "x.duckdb"))).ShouldContain("its folder does not exist");

    [Fact(Timeout = 120_000)]
    public async Task A_file_that_another_program_has_open_is_waited_for_and_the_program_named()
    {
        await using var bench = new Bench(new DuckDbWarehouse(_file.Path), "intercom", "").Things();
        await bench.LoadAsync(new Messages().Record("things", """{"id":"1","updated_at":1,"name":"a"}""").State("things").Complete("things"));
        using var program = new LoaderProgram($"duckdb: {_file.Path}");
        using var holder = program.Start("query", "SELECT sum(range) FROM range(100000000000)");
        try
        {
            WarehouseAwayException? away = null;
            while (away is null)
            {
                try
                {
                    await (await bench.Warehouse.OpenAsync(TestContext.Current.CancellationToken)).DisposeAsync();
                    await Task.Delay(TimeSpan.FromMilliseconds(20), WallClock.Instance, TestContext.Current.CancellationToken);
                }
                catch (WarehouseAwayException held)
                {
                    away = held;
                }
            }

            away.Message.ShouldContain("is open in another program");
            away.Message.ShouldContain($"process {holder.Id})");
        }
        finally
        {
            holder.Kill();
            await holder.WaitForExitAsync(CancellationToken.None);
        }

        (await bench.ShowAsync("things")).ShouldBe("1=a");
    }

    /// <summary>As a full disk, but without one: no file of the process may be larger.</summary>
    [Fact]
    public async Task A_disk_that_is_full_loses_nothing_that_was_committed()
    {
        using var program = new LoaderProgram($"duckdb: {_file.Path}");
        var load = await program.LoadOfAsync(_stream);
        await File.WriteAllTextAsync(program.PathOf("messages"), string.Concat(_stream.LinesAfter(0)));
        var full = await program.RunLimitedAsync(blocks: 6_000, load);
        full.ExitCode.ShouldBe(1, full.Errors);
        full.Errors.ShouldContain("its disk is full");
        full.Errors.ShouldNotContain("   at ");
        await using (var before = new Bench(new DuckDbWarehouse(_file.Path), "intercom", ""))
        {
            // Some commits fit, or none did.
            if (await before.StateAsync("first") is { } state)
                (await before.RowsAsync("first")).Count.ShouldBe(_stream.At((long)Newtonsoft.Json.Linq.JObject.Parse(state)["n"]!).Count);
        }

        (await program.RunAsync(null, load)).ExitCode.ShouldBe(0);
        await using var after = new Bench(new DuckDbWarehouse(_file.Path), "intercom", "");
        (await after.RowsAsync("first")).Count.ShouldBe(120_000);
    }

    [Fact]
    public async Task Rows_that_do_not_get_by_with_its_memory_are_loaded_with_more()
    {
        const int Bytes = 4_000_000;
        var memory = new DuckDbMemory(_file.Path, Bytes);
        await Should.ThrowAsync<DuckDBException>(async () =>
        {
            await using var small = await memory.OpenAsync(TestContext.Current.CancellationToken);
            await small.CountAsync(LongText, TestContext.Current.CancellationToken);
        });
        var messages = new Messages();
        for (var id = 0; id < 10; id++) messages.Record("things", $$"""{"id":"{{id}}","updated_at":1,"name":"{{new string('a', Bytes)}}"}""");
        await using var bench = new Bench(new DuckDbWarehouse(_file.Path, Bytes), "intercom", "") { Options = new LoadOptions { LongestWait = TimeSpan.FromMinutes(1) } }.Things();

        var load = bench.LoadAsync(messages.State("things").Complete("things"));
        while (!load.IsCompleted)
        {
            bench.Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Delay(TimeSpan.FromMilliseconds(10), WallClock.Instance, TestContext.Current.CancellationToken);
        }

        (await load).Result.ShouldBe(RunResult.Succeeded);
        (await new WarehouseView(bench.Warehouse, bench.Layout, bench.Options, WallClock.Instance).QueryAsync(LongText, TestContext.Current.CancellationToken)).Rows[0][0].ShouldBe(10L * Bytes);
        (await bench.RowsAsync("things")).Count.ShouldBe(10);
        Directory.Exists(_file.Path + ".tmp").ShouldBeFalse();
    }

    [Fact]
    public void Where_there_is_no_more_memory_it_is_said()
    {
        var failure = new InvalidOperationException("Out of Memory Error: failed to allocate data of size 8.0 MiB");
        new DuckDbWarehouse(_file.Path).Explain(failure).ShouldBeOfType<WarehouseAwayException>();
        new DuckDbWarehouse(_file.Path, long.MaxValue).Explain(failure).ShouldBeOfType<ConnectorException>().Message.ShouldContain("give the program more memory");
    }

    /// <summary>Forty million bytes that cannot go to a file.</summary>
    private const string LongText = "SELECT length(string_agg(repeat('x', 1000), '')) FROM range(40000)";

    private async Task<string> LoadAsync(string? path = null)
    {
        using var program = new LoaderProgram($"duckdb: {path ?? _file.Path}");
        var load = await program.LoadOfAsync(_stream);
        await File.WriteAllTextAsync(program.PathOf("messages"), "");
        var run = await program.RunAsync(null, load);
        run.ExitCode.ShouldBe(1, run.Errors);
        run.Errors.ShouldNotContain("   at ");
        return run.Errors;
    }
}
