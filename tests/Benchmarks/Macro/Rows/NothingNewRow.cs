using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>A load that finds nothing new, as most do that are scheduled.</summary>
internal sealed class NothingNewRow : IMacroRow
{
    /// <summary>Seconds of CPU.</summary>
    private const double Most = 0.6;

    /// <summary>What the yardstick took where the target was set, in seconds: a slower machine has more time, a faster one not less.</summary>
    private const double YardstickThen = 0.75;

    public string Name => "nothing-new";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        await using var server = await bench.ServeAsync(Serve.Unlimited, cancellation);
        await using var target = await LoadTarget.DuckDbAsync();
        var first = await bench.Loader.LoadAsync(target, server, cancellation, [.. StreamName.Classic]);
        var again = await LoadSeries.TakeAsync(bench.Repeats, _ => bench.Loader.LoadAsync(target, server, cancellation, [.. StreamName.Classic]), cancellation);
        var most = Most * Math.Max(1, again.Yardstick / YardstickThen);
        return new RowResult(Claim.Text($"load with nothing new (thirteen objects, {first.Touched:N0} rows there)"),
        [
            Claim.AtMost(Claim.Text($"CPU, {Most} s and, where y is more than {YardstickThen} s, as much more:"), most, again.CpuSeconds, " s"),
            Claim.AtMost("commits", 1, again.Loads.Max(load => load.Commits)),
            Claim.AtMost("rows written", 0, again.Loads.Max(load => load.Touched)),
        ])
        {
            Note = Claim.Text($"{again.Loads[0].Read:N0} rows read again, wall {again.WallSeconds:F2} s, y = {again.Yardstick:F2} s, peak {again.PeakMegabytes:F0} MB"),
        };
    }
}
