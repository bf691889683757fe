using System.Text.RegularExpressions;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Benchmarks.Macro.Running;

/// <summary>What the connector prints of a workspace of some 160,000 records, and ten increments, of a tenth of its records each.</summary>
internal sealed partial class MessageFiles : IDisposable
{
    private const int Tenths = 10;

    private readonly InputFiles _files = new();

    private MessageFiles()
    {
    }

    public string Full => _files.PathOf("full.jsonl");

    public IReadOnlyList<string> Increments => [.. Enumerable.Range(0, Tenths).Select(tenth => _files.PathOf($"increment-{tenth}.jsonl"))];

    public long Records { get; private set; }

    public static async Task<MessageFiles> WriteAsync(Workbench bench, CancellationToken cancellation)
    {
        var files = new MessageFiles();
        string[] rows = Rows.Serve.Only(("conversations", 15_000), ("parts", 8), ("contacts", 15_000), ("companies", 2_000), ("tickets", 3_000));
        await using (var server = await bench.ServeAsync([.. Rows.Serve.Unlimited, .. rows], cancellation))
            await bench.Connector.SaveAsync(server, new ReadOrder([.. StreamName.Classic]), files.Full, cancellation);
        await files.CutAsync(cancellation);
        return files;
    }

    public void Dispose() => _files.Dispose();

    /// <summary>Every tenth record, changed since.</summary>
    private async Task CutAsync(CancellationToken cancellation)
    {
        var tenths = Increments.Select(path => new StreamWriter(path)).ToList();
        await foreach (var line in File.ReadLinesAsync(Full, cancellation))
        {
            if (!line.StartsWith("{\"type\":\"RECORD\",", StringComparison.Ordinal)) continue;
            await tenths[(int)(Records++ % Tenths)].WriteLineAsync(Changed().Replace(line, "updated_at\":18"));
        }

        foreach (var tenth in tenths) await tenth.DisposeAsync();
    }

    /// <summary>A time of change, unix seconds, of this century so far.</summary>
    [GeneratedRegex("""updated_at":1[4-7]""")]
    private static partial Regex Changed();
}
