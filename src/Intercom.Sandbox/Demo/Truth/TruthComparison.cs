using System.Text.Json;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo.Truth;

/// <summary>Holds what a destination ends up with, after one or more reads in a row, against the truth of the moment after the last.</summary>
internal static class TruthComparison
{
    public static IReadOnlyList<Finding> Compare(WorkspaceTruth truth, params IReadOnlyList<RecordLedger> reads)
    {
        var held = new Dictionary<RecordKey, JsonElement>();
        foreach (var (key, data) in reads.SelectMany(read => read.Records)) held[key] = data;
        var repeated = reads.SelectMany(read => read.Repeats.Keys).Select(key => new Finding(FindingKind.Repeated, key));
        return [.. Differences(truth, held), .. repeated];
    }

    private static IEnumerable<Finding> Differences(WorkspaceTruth truth, Dictionary<RecordKey, JsonElement> held)
    {
        foreach (var record in truth.Records)
        {
            var key = RecordKey.Of(record);
            if (!held.Remove(key, out var data)) yield return new Finding(FindingKind.Missing, key);
            else if (!IsSame(record, data)) yield return new Finding(FindingKind.Stale, key);
        }

        foreach (var key in held.Keys) yield return new Finding(FindingKind.Extra, key);
    }

    private static bool IsSame(TruthRecord record, JsonElement data)
    {
        var read = JsonObject.Create(data);
        foreach (var member in StreamName.Injected(record.Stream)) read?.Remove(member);
        return JsonNode.DeepEquals(read, JsonNode.Parse(record.Json.Span));
    }
}
