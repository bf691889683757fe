using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>A budget that is far smaller than what the workers could do: all of it is used, and never more.</summary>
internal sealed class BudgetRow : IMacroRow
{
    private const int PerWindow = 500;
    private const int PerSecond = PerWindow / 10;

    public string Name => "budget";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        // Six windows, used up: one request more would have to wait for a seventh, whoever sends it.
        string[] serve = ["--rate-limit", $"{6 * PerWindow}", "--latency", "20", .. Serve.Only(("conversations", 2_960), ("parts", 2))];
        var order = new ReadOrder(StreamName.ConversationParts) { Workers = 40, RateLimit = 6 * PerWindow };
        var series = await bench.PaceAsync(serve, order, cancellation);
        var least = (series.Requests - PerWindow) / (double)PerSecond;
        return new RowResult(Claim.Text($"budget 500 per 10 s, 40 workers, 20 ms latency ({series.Requests:N0} requests)"),
        [
            Claim.AtMost("requests in any 10 s as the server sees them", PerWindow, series.Reads.Max(read => read.Busiest10Seconds)),
            Claim.Wall(series, 1.03 * least, "1.03 × (requests − 500) / 50 s"),
            Claim.AtMost("requests refused", 0, series.Reads.Max(read => read.Refused)),
        ])
        {
            Note = Claim.Text($"{series.WallSeconds / least:F3} × (requests − 500) / 50 s"),
            Budget = new BudgetTrace(series.Reads[0].Timeline.Arrivals, series.Reads[0].Timeline.SlotMilliseconds, PerWindow),
        };
    }
}
