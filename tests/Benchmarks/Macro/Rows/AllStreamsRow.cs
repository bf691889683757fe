using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>All thirteen streams of a small workspace, side by side.</summary>
internal sealed class AllStreamsRow : IMacroRow
{
    /// <summary>What a server at rest for a moment may take; a wait of the connector's own is seconds.</summary>
    private const double MostQuietSeconds = 0.5;

    public string Name => "all-streams";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        string[] rows = Serve.Only(("conversations", 3_000), ("parts", 8), ("contacts", 4_500), ("companies", 800), ("tickets", 1_500), ("activity-logs", 800));
        await using var server = await bench.ServeAsync([.. Serve.Unlimited, .. rows], cancellation);
        var order = new ReadOrder([.. StreamName.Classic]);
        var series = await bench.RepeatAsync(server, order, cancellation);
        var truth = 0;
        foreach (var stream in StreamName.Classic) truth += (await server.TruthAsync(stream, cancellation)).Count;
        return new RowResult(Claim.Text($"all thirteen streams ({series.Records:N0} records, {series.Requests:N0} requests)"),
        [
            Claim.Cpu(series, 2),
            Claim.AtMost("no self-made waiting: longest time without a request", MostQuietSeconds, await LongestQuietAsync(bench, [.. Serve.Unlimited, .. rows], order, cancellation), " s"),
            Claim.Peak(series, 100),
            Claim.Records(series, truth),
        ])
        {
            Note = Claim.Text($"wall {series.WallSeconds:F2} s"),
            Cpu = [series.CpuFigure("all thirteen streams")],
            Memory = [series.MemoryFigure("all streams")],
        };
    }

    /// <summary>A server of its own: the timeline of one that has served before is not that of one read.</summary>
    private static async Task<double> LongestQuietAsync(Workbench bench, IReadOnlyCollection<string> serve, ReadOrder order, CancellationToken cancellation)
    {
        await using var server = await bench.ServeAsync(serve, cancellation);
        var read = await bench.Connector.ReadAsync(server, order, cancellation);
        return Traffic.LongestQuietSeconds(read.Timeline);
    }
}
