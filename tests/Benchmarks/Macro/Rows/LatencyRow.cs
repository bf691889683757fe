using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>A slow API and windows that hold very different numbers of rows: no worker idles while there is work.</summary>
internal sealed class LatencyRow : IMacroRow
{
    private const int Workers = 10;
    private const double Until = 0.98;

    public string Name => "latency";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        string[] rows = Serve.Only(("contacts", 45_000), ("tickets", 6_000), ("conversations", 300), ("parts", 8));
        var order = new ReadOrder(StreamName.Contacts, StreamName.Tickets, StreamName.Conversations, StreamName.ConversationParts) { Workers = Workers };
        // Of rows skewed by 2 the last week of two years holds a tenth, the first year three tenths.
        var series = await bench.PaceAsync([.. Serve.Unlimited, "--latency", "300", "--skew", "2", .. rows], order, cancellation);
        var busy = series.Reads.Median(read => Traffic.BusyShare(read.Timeline, Workers, Until));
        return new RowResult(Claim.Text($"latency 300 ms, 10 workers, windows of uneven size ({series.Requests:N0} requests)"),
        [
            Claim.AtLeast("worker slots busy until the last 2 % of the requests", 95, Math.Round(100 * busy, 1), " %"),
        ])
        {
            Note = Claim.Text($"wall {series.WallSeconds:F1} s; all slots always busy would take {series.Requests * 0.3 / Workers:F1} s"),
        };
    }
}
