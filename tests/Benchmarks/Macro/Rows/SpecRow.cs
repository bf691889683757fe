using System.Diagnostics;
using Benchmarks.Macro.Running;

namespace Benchmarks.Macro.Rows;

/// <summary>Start-up: what every command an orchestrator runs pays.</summary>
internal sealed class SpecRow : IMacroRow
{
    private const int Repeats = 15;
    private const double MostMilliseconds = 100;
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(1);

    public string Name => "spec";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        var (node, spec) = (new List<double>(), new List<ProcessFigures>());
        for (var i = 0; i <= Repeats; i++)
        {
            node.Add((await new MeasuredProcess(bench.Clock).RunAsync(new ProcessStartInfo("node", ["-e", "0"]), cancellation)).Wall.TotalMilliseconds);
            spec.Add(await bench.Connector.RunAsync("spec", _look, cancellation));
        }

        var (wall, most) = (spec.Skip(1).Median(run => run.Wall.TotalMilliseconds), 2 * node.Skip(1).Median());
        return new RowResult("`spec`, published",
        [
            new Check("wall ≤ 2 × `node -e 0` (or ≤ 100 ms)", Claim.Text($"{wall:F0} ms; `node -e 0` {most / 2:F0} ms"), wall <= Math.Max(most, MostMilliseconds)),
            Claim.AtMost("peak", 45, Math.Round(spec.Skip(1).Median(run => run.PeakBytes / 1e6), 1), " MB"),
        ])
        {
            Note = Claim.Text($"{spec.Skip(1).Median(run => run.Cpu.TotalMilliseconds):F0} ms CPU"),
        };
    }
}
