using Benchmarks.Macro.Running;
using Benchmarks.Micro;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>Five times the records of the others, and the tenth of it: what grows with size, and what does not.</summary>
internal sealed class SizesRow : IMacroRow
{
    /// <summary>Bytes: a hundredth of a small record.</summary>
    private const double MostGarbage = 10;

    private static readonly ReadOrder _order = new(StreamName.Conversations, StreamName.ConversationParts, StreamName.Contacts);

    public string Name => "sizes";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        var (tenth, _) = await ReadAsync(bench, 1_500, cancellation);
        var (whole, truth) = await ReadAsync(bench, 15_000, cancellation);
        return new RowResult(Claim.Text($"15,000 conversations + parts + 15,000 contacts ({whole.Records:N0} records, {whole.Requests:N0} requests)"),
        [
            Claim.Cpu(whole, 7),
            Claim.SamePeak(whole, tenth),
            Claim.Peak(whole, 100),
            Claim.AtMost("garbage on the hot path, worst shape of page", MostGarbage, Math.Round(Enum.GetValues<PageShape>().Max(HotPathGarbage.BytesPerRecord), 1), " B a record"),
            Claim.Records(whole, truth),
        ])
        {
            Note = Claim.Text($"wall {whole.WallSeconds:F2} s, {whole.Records / whole.WallSeconds:N0} records/s"),
            Cpu = [whole.CpuFigure("conversations, parts, contacts")],
            Memory = [tenth.MemoryFigure("mixed"), whole.MemoryFigure("mixed")],
        };
    }

    private static async Task<(Series Series, int Truth)> ReadAsync(Workbench bench, int rows, CancellationToken cancellation)
    {
        await using var server = await bench.ServeAsync([.. Serve.Unlimited, .. Serve.Only(("conversations", rows), ("parts", 8), ("contacts", rows))], cancellation);
        var series = await bench.RepeatAsync(server, _order, cancellation);
        var truth = 0;
        foreach (var stream in _order.Streams) truth += (await server.TruthAsync(stream, cancellation)).Count;
        return (series, truth);
    }
}
