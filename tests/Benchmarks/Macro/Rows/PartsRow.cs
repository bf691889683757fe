using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>A request for each record of the parent: what requests cost.</summary>
internal sealed class PartsRow : IMacroRow
{
    public string Name => "parts";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        await using var server = await bench.ServeAsync([.. Serve.Unlimited, .. Serve.Only(("conversations", 3_000), ("parts", 8))], cancellation);
        var series = await bench.RepeatAsync(server, new ReadOrder(StreamName.ConversationParts), cancellation);
        var truth = await server.TruthAsync(StreamName.ConversationParts, cancellation);
        return new RowResult(Claim.Text($"conversation_parts of 3,000 conversations ({series.Records:N0} records, {series.Requests:N0} requests), latency 0"),
        [
            Claim.Cpu(series, 1.2),
            Claim.Wall(series, 2, "2 s"),
            Claim.Peak(series, 100),
            Claim.Records(series, truth.Count),
        ])
        {
            Cpu = [series.CpuFigure("parts of 3,000 conversations")],
            Memory = [series.MemoryFigure("parts")],
        };
    }
}
