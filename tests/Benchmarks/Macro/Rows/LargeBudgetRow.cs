using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>The largest budget there is: nothing but the server's latency decides.</summary>
internal sealed class LargeBudgetRow : IMacroRow
{
    private const int Workers = 40;
    private const int AskedMilliseconds = 10;

    private static readonly string[] _serve = [.. Serve.Unlimited, "--latency", $"{AskedMilliseconds}"];

    public string Name => "large-budget";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        var latency = await KeptLatencyAsync(bench, cancellation);
        await using var server = await bench.ServeAsync([.. _serve, .. Serve.Only(("conversations", 20_000), ("parts", 1))], cancellation);
        var series = await bench.RepeatAsync(server, new ReadOrder(StreamName.ConversationParts) { Workers = Workers }, cancellation);
        var bare = await BareClient.SecondsAsync(server, (int)series.Requests, Workers, bench.Clock, cancellation);
        var least = series.Requests * latency / 1000 / Workers;
        var asked = series.Requests * AskedMilliseconds / 1000.0 / Workers;
        return new RowResult(Claim.Text($"budget 25,000 per 10 s, 40 workers, 10 ms latency ({series.Requests:N0} requests)"),
        [
            Claim.Wall(series, 1.1 * least, "1.1 × requests × latency / workers"),
        ])
        {
            Note = Claim.Text($"{series.WallSeconds / least:F2} × requests × latency / workers, with the {latency:F1} ms that the sandbox takes for a single worker; {series.WallSeconds / asked:F2} × with the {AskedMilliseconds} ms it was asked for; {series.WallSeconds / bare:F2} × the {bare:F2} s of a bare HttpClient with {Workers} connections"),
        };
    }

    /// <summary>What the sandbox makes of the latency it is asked for, when nothing disturbs it: its timers are late by up to a millisecond or two.</summary>
    private static async Task<double> KeptLatencyAsync(Workbench bench, CancellationToken cancellation)
    {
        await using var server = await bench.ServeAsync([.. _serve, .. Serve.Only(("conversations", 300), ("parts", 1))], cancellation);
        var read = await bench.Connector.ReadAsync(server, new ReadOrder(StreamName.ConversationParts) { Workers = 1 }, cancellation);
        return Traffic.MeanServiceMilliseconds(read.Timeline);
    }
}
