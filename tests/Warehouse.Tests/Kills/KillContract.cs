using System.Security.Cryptography;
using Newtonsoft.Json.Linq;

namespace Warehouse.Tests;

/// <summary>
/// L1 by SIGKILL: the published program is killed at any moment, and each time the tables are the ones that the states beside them speak
/// of. <c>LOADER_KILLS</c> is the number of kills, <c>LOADER_KILL_SEED</c> repeats their moments.
/// </summary>
public abstract class KillContract(ITestOutputHelper log) : WarehouseContract
{
    private static readonly NumberedStream[] _streams = [new("first", 60_000, 20_000), new("second", 60_000, 60_000), new("third", 40_000, 500)];

    private readonly int _kills = Setting.Of("LOADER_KILLS", 6);
    private int _half;

    [Fact(Timeout = 3_600_000)]
    public async Task Killed_at_any_moment_the_tables_are_what_their_states_say()
    {
        var seed = Setting.Of("LOADER_KILL_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));
        log.WriteLine($"LOADER_KILL_SEED={seed}");
        var random = new Random(seed);
        using var program = new LoaderProgram(Bench.Settings);
        var load = await program.LoadOfAsync(_streams);
        var longest = TimeSpan.Zero;
        var (killed, rounds) = (0, 0);
        while (true)
        {
            var states = await StatesAsync();
            await WriteAsync(program.PathOf("messages"), states, random);
            // The first load, and the last, come to their ends; the first says how long one takes.
            TimeSpan? killAfter = killed < _kills && rounds > 0 ? longest * random.NextDouble() : null;
            var run = await program.RunAsync(killAfter, load);
            await CheckAsync($"LOADER_KILL_SEED={seed}, kill {killed}");
            if (run.ExitCode != 137)
            {
                run.ExitCode.ShouldBe(0, run.Errors);
                rounds++;
                if (rounds == 1) longest = run.Took;
                if (killed == _kills) break;
                await StartAnewAsync();
                continue;
            }

            killed++;
        }

        (await StatesAsync()).Values.ShouldAllBe(state => state > 0);
        if (_kills >= 20) _half.ShouldBeGreaterThan(0);
        log.WriteLine($"{killed} kills over {rounds} loads, {_half} of them between the first commit of a load and its last");
    }

    /// <summary>The streams side by side, in the order of chance.</summary>
    private static async Task WriteAsync(string file, Dictionary<string, long> states, Random random)
    {
        await using var writer = new StreamWriter(file);
        var open = _streams.Select(stream => stream.LinesAfter(states[stream.Name]).GetEnumerator()).ToList();
        while (open.Count > 0)
        {
            var next = open[random.Next(open.Count)];
            if (next.MoveNext()) await writer.WriteAsync(next.Current);
            else open.Remove(next);
        }
    }

    private async Task CheckAsync(string hint)
    {
        var states = await StatesAsync();
        if (states.Values.Any(state => state > 0) && states.Any(state => state.Value < 40_000)) _half++;
        foreach (var stream in _streams)
        {
            var state = states[stream.Name];
            var found = await TableAsync(stream.Name);
            found.Count.ShouldBe(found.DistinctBy(row => row.Id).Count(), $"{hint}: {stream.Name} has rows twice");
            var wrong = found.Where(row => row.Body != NumberedStream.Body(row.N)).ToList();
            wrong.ShouldBeEmpty(hint);
            var truth = stream.At(state);
            var table = found.ToDictionary(row => row.Id, row => row.N, StringComparer.Ordinal);
            var differs = truth.Where(row => table.GetValueOrDefault(row.Key) != row.Value).Select(row => $"{row.Key}: {row.Value}, not {table.GetValueOrDefault(row.Key)}").ToList();
            differs.ShouldBeEmpty($"{hint}: {stream.Name} at state {state}");
            table.Count.ShouldBe(truth.Count, $"{hint}: {stream.Name} has rows ahead of state {state}");
        }
    }

    private async Task<List<(string Id, long N, string Body)>> TableAsync(string stream) => await ExistsAsync(Bench.Layout.Table(stream))
        ? [.. (await Bench.RowsAsync(stream)).Select(row => ((string)row["id"], (long)row["n"], (string)row["body"]))]
        : [];

    private async Task<Dictionary<string, long>> StatesAsync()
    {
        var states = _streams.ToDictionary(stream => stream.Name, _ => 0L, StringComparer.Ordinal);
        if (!await ExistsAsync(Bench.Layout.States)) return states;
        foreach (var row in await Bench.QueryAsync($"SELECT stream, CAST(state AS VARCHAR) AS state FROM {SqlDialect.Quote(Bench.Layout.Schema, Bench.Layout.States)}"))
        {
            if (row.GetValueOrDefault("state") is string state) states[(string)row["stream"]] = (long)JObject.Parse(state)["n"]!;
        }

        return states;
    }

    private async Task<bool> ExistsAsync(string table) => (await Bench.QueryAsync(
        $"SELECT 1 FROM information_schema.tables WHERE table_schema = {SqlDialect.Literal(Bench.Layout.Schema)} AND table_name = {SqlDialect.Literal(table)}")).Count > 0;

    private Task StartAnewAsync() => Bench.RunAsync($"DROP SCHEMA {SqlDialect.Quote(Bench.Layout.Schema)} CASCADE");
}
