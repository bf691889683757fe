using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>The server allows less than is configured, because it grants less or because another client takes its part.</summary>
/// <param name="limit">Requests the server lets through in 10 seconds.</param>
/// <param name="otherClient">How many of them another client asks for.</param>
/// <param name="order">A read that asks for more.</param>
internal sealed class SharedLimitRow(string name, string work, int limit, int otherClient, int conversations, ReadOrder order) : IMacroRow
{
    private const double MostRefused = 1;
    private const double LeastUsed = 95;

    public static SharedLimitRow LessGranted { get; } = new(
        "less-granted", "server grants 167 per 10 s, 1,583 are configured", 167, 0, 840, new ReadOrder(StreamName.ConversationParts) { RateLimit = 9_500 });

    public static SharedLimitRow OtherClient { get; } = new(
        "other-client", "another client eats half of the 500 per 10 s that are configured", 500, 250, 1_260, new ReadOrder(StreamName.ConversationParts) { RateLimit = 3_000 });

    public string Name => name;

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        string[] rows = Serve.Only(("conversations", conversations), ("parts", 2));
        var series = await bench.PaceAsync(["--rate-limit", $"{6 * limit}", "--other-client", $"{otherClient}", "--latency", "20", .. rows], order, cancellation);
        var refused = series.Reads.Median(read => 100.0 * read.Refused / read.AllRequests);
        return new RowResult(Claim.Text($"{work} ({series.Requests:N0} requests)"),
        [
            Claim.AtMost("requests rejected", MostRefused, Math.Round(refused, 2), " %"),
            Claim.AtLeast("throughput, of what the headers allow", LeastUsed, Math.Round(100 * series.Reads.Median(Used), 1), " %"),
        ])
        {
            Note = Claim.Text($"wall {series.WallSeconds:F1} s; windows {Describe(series.Reads[0])}"),
        };
    }

    private static double Used(MeasuredRead read)
    {
        var windows = Traffic.WholeWindows(read.Timeline);
        return windows.Sum(window => window.Granted) / (double)windows.Sum(window => window.Limit - window.Other);
    }

    private static string Describe(MeasuredRead read) => string.Join(", ", read.Timeline.Windows.Select(window => window.Other == 0 ? $"{window.Granted}" : $"{window.Granted} + {window.Other}"));
}
