using Benchmarks.Macro.Running;

namespace Benchmarks.Macro.Rows;

/// <summary>What the connector printed of 160,000 records into a warehouse, and ten increments behind it.</summary>
internal sealed class LoadRow : IMacroRow
{
    /// <summary>Bytes of the file after ten increments, of what a fresh load takes.</summary>
    private const double MostGrowth = 1.5;

    private readonly Func<Task<LoadTarget>> _open;
    private readonly double _mostLoad;
    private readonly double _mostMegabytes;

    private LoadRow(string name, Func<Task<LoadTarget>> open, double mostLoad, double mostMegabytes) =>
        (Name, _open, _mostLoad, _mostMegabytes) = (name, open, mostLoad, mostMegabytes);

    public static LoadRow DuckDb { get; } = new("load-duckdb", LoadTarget.DuckDbAsync, 5, 500);

    public static LoadRow Postgres { get; } = new("load-postgres", LoadTarget.PostgresAsync, 10, 150);

    public string Name { get; }

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        var messages = await bench.MessagesAsync(cancellation);
        await using var target = await _open();
        var loads = await LoadSeries.TakeAsync(bench.Repeats, _ =>
        {
            target.Renew();
            return bench.Loader.LoadMessagesAsync(target, messages.Full, cancellation);
        }, cancellation);
        var fresh = target.FileBytes;
        var increments = await LoadSeries.TakeAsync(messages.Increments.Count, i => bench.Loader.LoadMessagesAsync(target, messages.Increments[i], cancellation), cancellation);
        List<Check> checks =
        [
            Claim.Cpu(loads, _mostLoad),
            Claim.AtMost("peak", _mostMegabytes, loads.PeakMegabytes, " MB"),
            Claim.Cpu(increments, 2.5, "increment of a tenth, CPU"),
            new Check(Claim.Text($"{messages.Records:N0} rows read"), Claim.Text($"{loads.Loads[0].Read:N0}"), loads.Loads.All(load => load.Read == messages.Records)),
        ];
        if (fresh > 0) checks.Add(Claim.AtMost("file after load and ten increments, of the file after the load", MostGrowth, (double)target.FileBytes / fresh));
        return new RowResult(Claim.Text($"{Name}: --messages of {messages.Records:N0} records"), checks)
        {
            Note = Claim.Text($"wall {loads.WallSeconds:F1} s, {messages.Records / loads.WallSeconds:N0} rows/s; of the CPU {loads.ServerSeconds:F1} s the server's; increment {increments.PeakMegabytes:F0} MB"),
            Cpu = [new CpuFigure(Name, loads.CpuSeconds / messages.Records * 1e6, loads.Yardstick * 1000 / 60)],
        };
    }
}
