using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Benchmarks.Macro.Rows;

/// <summary>
/// From the API into a warehouse, beside its halves: the connector alone, and the load of what it printed. Of an API that answers at once
/// the connector and the sandbox already keep both cores busy; one that takes a while leaves room, as the real one does.
/// </summary>
/// <param name="latency">Milliseconds that the sandbox takes to answer.</param>
internal sealed class LoadThroughRow(string name, int latency) : IMacroRow
{
    public static LoadThroughRow AtOnce { get; } = new("load-through", 0);

    /// <summary>A tenth of what Intercom takes.</summary>
    public static LoadThroughRow Slower { get; } = new("load-through-slower", 10);

    public string Name => name;

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        string[] rows = Serve.Only(("conversations", 15_000), ("parts", 8), ("contacts", 15_000));
        await using var server = await bench.ServeAsync([.. Serve.Unlimited, "--latency", $"{latency}", .. rows], cancellation);
        await using var target = await LoadTarget.DuckDbAsync();
        using var files = new InputFiles();
        string[] streams = [StreamName.Conversations, StreamName.ConversationParts, StreamName.Contacts];
        var order = new ReadOrder(streams);
        var messages = files.PathOf("messages.jsonl");
        await bench.Connector.SaveAsync(server, order, messages, cancellation);
        var (reads, loads, throughs, yardsticks) = (new List<MeasuredRead>(), new List<LoaderFigures>(), new List<LoaderFigures>(), new List<double>());
        // By turns: an hour's drift of the machine is in all three alike.
        for (var i = 0; i < bench.Repeats; i++)
        {
            yardsticks.Add(await Yardstick.MeasureAsync(cancellation));
            reads.Add(await bench.Connector.ReadAsync(server, order, cancellation));
            loads.Add(await Fresh(() => bench.Loader.LoadMessagesAsync(target, messages, cancellation)));
            throughs.Add(await Fresh(() => bench.Loader.LoadAsync(target, server, cancellation, streams)));
        }

        var (connector, load, through) = (new Series(reads, yardsticks), new LoadSeries(loads, yardsticks), new LoadSeries(throughs, yardsticks));
        var halves = connector.CpuInYardsticks + (load.CpuSeconds / load.Yardstick);
        var slower = Math.Max(connector.WallSeconds, load.WallSeconds);
        return new RowResult(Claim.Text($"load of {connector.Records:N0} records from the API into DuckDB, latency {latency} ms"),
        [
            Claim.Cpu(through, 1.1 * halves, "CPU of connector and load apart, and 10 %: CPU"),
            Claim.AtMost("the slower of the two and 30 %: wall", 1.3 * slower, through.WallSeconds, " s"),
            new Check(Claim.Text($"{connector.Records:N0} rows inserted"), Claim.Text($"{through.Loads[0].Touched:N0}"), through.Loads.All(run => run.Touched == connector.Records)),
        ])
        {
            Note = Claim.Text($"apart {connector.CpuInYardsticks:F1} y and {load.CpuSeconds / load.Yardstick:F1} y, {connector.WallSeconds:F1} s and {load.WallSeconds:F1} s; peak {through.PeakMegabytes:F0} MB"),
        };

        Task<LoaderFigures> Fresh(Func<Task<LoaderFigures>> measure)
        {
            target.Renew();
            return measure();
        }
    }
}
