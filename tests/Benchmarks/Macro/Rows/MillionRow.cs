using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>A million contacts, which the sandbox makes as they are asked for.</summary>
internal sealed class MillionRow : IMacroRow
{
    private const int Most = 1_000_000;

    /// <summary>Reads of it take long and differ little.</summary>
    private const int Repeats = 1;

    /// <summary>The last tenth of the time may be this much slower than the first: noise, not growth.</summary>
    private const double LeastPace = 0.9;

    public string Name => "million";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        var (tenth, _) = await ReadAsync(bench, Most / 10, bench.Repeats, cancellation);
        var (whole, sandboxPeak) = await ReadAsync(bench, Most, Repeats, cancellation);
        var (first, last) = Paces(whole.Reads[^1].Process.Output.RecordsBySecond);
        return new RowResult(Claim.Text($"1,000,000 contacts, made on the fly ({whole.Requests:N0} requests)"),
        [
            Claim.SamePeak(whole, tenth),
            new Check(
                Claim.Text($"records/s flat: last third ≥ {LeastPace * 100:F0} % of the first"),
                Claim.Text($"{first:N0} records/s, then {last:N0} ({last / first * 100:F0} %)"),
                last >= LeastPace * first),
            Claim.Records(whole, Most),
        ])
        {
            Note = Claim.Text($"wall {whole.WallSeconds:F1} s, CPU {whole.CpuInYardsticks:F1} y, the sandbox's own peak {sandboxPeak / 1e6:F0} MB"),
            Cpu = [whole.CpuFigure("1,000,000 contacts")],
            Memory = [tenth.MemoryFigure("contacts"), whole.MemoryFigure("contacts")],
        };
    }

    private static async Task<(Series Series, long SandboxPeak)> ReadAsync(Workbench bench, int contacts, int repeats, CancellationToken cancellation)
    {
        await using var server = await bench.ServeAsync([.. Serve.Unlimited, .. Serve.Only(("contacts-on-the-fly", contacts))], cancellation);
        var series = await bench.RepeatAsync(server, new ReadOrder(StreamName.Contacts), cancellation, repeats);
        return (series, server.PeakBytes);
    }

    /// <summary>Records a second in the first and the last third, without the seconds of the start and of the end.</summary>
    private static (double First, double Last) Paces(IReadOnlyList<long> recordsBySecond)
    {
        var whole = recordsBySecond.Skip(1).SkipLast(2).Select(records => (double)records).ToList();
        var third = Math.Max(1, whole.Count / 3);
        return (whole.Take(third).Average(), whole.TakeLast(third).Average());
    }
}
