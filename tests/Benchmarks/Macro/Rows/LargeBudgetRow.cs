using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>The largest budget there is: nothing but the server's latency decides.</summary>
internal sealed class LargeBudgetRow : IMacroRow
{
    private const int Workers = 40;
    private const double LatencySeconds = 0.010;

    public string Name => "large-budget";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        string[] serve = [.. Serve.Unlimited, "--latency", "10", .. Serve.Only(("conversations", 20_000), ("parts", 1))];
        await using var server = await bench.ServeAsync(serve, cancellation);
        var series = await bench.RepeatAsync(server, new ReadOrder(StreamName.ConversationParts) { Workers = Workers }, cancellation);
        var least = series.Requests * LatencySeconds / Workers;
        var service = Traffic.MeanServiceMilliseconds(series.Reads[^1].Timeline);
        return new RowResult(Claim.Text($"budget 25,000 per 10 s, 40 workers, 10 ms latency ({series.Requests:N0} requests)"),
        [
            Claim.Wall(series, 1.1 * least, "1.1 × requests × latency / workers"),
        ])
        {
            Note = Claim.Text($"{series.WallSeconds / least:F2} × requests × latency / workers; the server's own time for a request was {service:F1} ms on average"),
        };
    }
}
