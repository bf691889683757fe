using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>A load that finds nothing new, as most do that are scheduled.</summary>
internal sealed class NothingNewRow : IMacroRow
{
    /// <summary>0.6 s of CPU where the yardstick takes 0.75 s, as it did where the target was set.</summary>
    private const double MostYardsticks = 0.6 / 0.75;

    public string Name => "nothing-new";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        await using var server = await bench.ServeAsync(Serve.Unlimited, cancellation);
        await using var target = await LoadTarget.DuckDbAsync();
        var first = await bench.Loader.LoadAsync(target, server, cancellation, [.. StreamName.Classic]);
        var again = await LoadSeries.TakeAsync(bench.Repeats, _ => bench.Loader.LoadAsync(target, server, cancellation, [.. StreamName.Classic]), cancellation);
        return new RowResult(Claim.Text($"load with nothing new (thirteen objects, {first.Touched:N0} rows there)"),
        [
            Claim.Cpu(again, MostYardsticks, "CPU, 0.6 s where y = 0.75 s:"),
            Claim.AtMost("commits", 1, again.Loads.Max(load => load.Commits)),
            Claim.AtMost("rows written", 0, again.Loads.Max(load => load.Touched)),
        ])
        {
            Note = Claim.Text($"{again.Loads[0].Read:N0} rows read again, wall {again.WallSeconds:F2} s, y = {again.Yardstick:F2} s, peak {again.PeakMegabytes:F0} MB"),
        };
    }
}
