using Benchmarks.Macro.Running;
using Intercom.Sandbox.Workspaces;

namespace Benchmarks.Macro.Rows;

/// <summary>A second read costs what has changed.</summary>
internal sealed class IncrementalRow : IMacroRow
{
    private const int Conversations = 3_000;
    private const int Touched = 100;

    public string Name => "incremental";

    public async Task<RowResult> MeasureAsync(Workbench bench, CancellationToken cancellation)
    {
        await using var server = await bench.ServeAsync([.. Serve.Unlimited, .. Serve.Only(("conversations", Conversations), ("parts", 8))], cancellation);
        var order = new ReadOrder(StreamName.Conversations, StreamName.ConversationParts);
        var full = await bench.Connector.ReadAsync(server, order, cancellation);
        var ids = await server.TruthAsync(StreamName.Conversations, cancellation);
        foreach (var id in ids.Chunk(Conversations / Touched).Select(some => some[0])) await server.TouchAsync(StreamName.Conversations, id, cancellation);
        var next = await bench.Connector.ReadAsync(server, order with { States = [.. full.Process.Output.States.Values] }, cancellation);
        return new RowResult("incremental: 100 of 3,000 conversations touched",
        [
            Claim.AtMost("GETs", Touched + 1, next.Of("GET /conversations/{id}")),
            Claim.AtMost("search pages", 1, next.Searches),
        ])
        {
            Note = Claim.Text($"{next.Process.Output.Records:N0} records, wall {next.Process.Wall.TotalSeconds:F2} s"),
        };
    }
}
