using System.Text.Json.Nodes;
using Benchmarks.Macro.Running;

namespace Benchmarks.Soak;

/// <summary>One load more, and then the tables against the sandbox's rows, by id and time of change. Rows that changed since that load began are not compared.</summary>
internal sealed class TableComparison(PublishedLoader loader, SandboxProcess server, LoadTarget target, TimeProvider clock)
{
    public async Task<TableDifference> CompareAsync(IEnumerable<string> streams, CancellationToken cancellation)
    {
        // A second more: times of change are whole seconds.
        var began = clock.GetUtcNow().ToUnixTimeSeconds() - 1;
        await loader.LoadAsync(target, server, cancellation);
        var all = new TableDifference(0, 0, 0, 0, 0);
        foreach (var stream in streams) all += await CompareAsync(stream, began, cancellation);
        return all;
    }

    private async Task<TableDifference> CompareAsync(string stream, long began, CancellationToken cancellation)
    {
        var truth = await server.VersionsAsync(stream, cancellation);
        var sql = $"SELECT id, CAST(epoch(updated_at) AS BIGINT) AS updated_at FROM {target.Schema}.intercom_{stream} WHERE _deleted_at IS NULL";
        var rows = (await loader.AskAsync(target, ["query", sql], cancellation)).AsArray().OfType<JsonNode>().Select(row => (Id: (string)row["id"]!, At: (long)row["updated_at"]!)).ToList();
        var there = rows.GroupBy(row => row.Id, StringComparer.Ordinal).ToDictionary(row => row.Key, row => row.Select(version => version.At).ToList(), StringComparer.Ordinal);
        var rested = truth.Where(row => row.Value < began).ToList();
        return new TableDifference(
            rested.Count,
            rested.Count(row => !there.ContainsKey(row.Key)),
            rested.Count(row => there.TryGetValue(row.Key, out var versions) && versions.Any(at => at != row.Value)),
            rows.Count - there.Count,
            there.Keys.Count(id => !truth.ContainsKey(id)));
    }
}
