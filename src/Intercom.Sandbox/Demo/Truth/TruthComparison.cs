using System.Text.Json;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo.Truth;

/// <summary>Holds what a destination ends up with, after one or more reads in a row, against the truth of the moment after the last.</summary>
internal static class TruthComparison
{
    /// <summary>Members that the connector adds to the API's object.</summary>
    private static readonly Dictionary<string, string[]> _injected = new()
    {
        [StreamName.ConversationParts] = ["conversation_id", "conversation_created_at", "conversation_updated_at", "conversation_total_parts"],
        [StreamName.CompanySegments] = ["company_id"],
    };

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
        foreach (var member in _injected.GetValueOrDefault(record.Stream, [])) read?.Remove(member);
        return JsonNode.DeepEquals(read, JsonNode.Parse(record.Json.Span));
    }
}
