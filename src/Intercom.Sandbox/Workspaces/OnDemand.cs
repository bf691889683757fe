using System.Text.Json.Nodes;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Workspaces;

/// <summary>Members that a search of 2.16 adds to its rows only for who asks, in its query string.</summary>
internal static class OnDemand
{
    /// <param name="isAsked">Whether a parameter of the query is set.</param>
    public static ReadOnlyMemory<byte> Serve(RowVersion row, ApiVersion version, Func<string, bool> isAsked)
    {
        var members = version < ApiVersion.V2_16 ? [] : Members(row.Row).Where(member => isAsked(member.Parameter)).ToList();
        if (members.Count == 0) return row.In(version);
        var json = row.ObjectIn(version);
        foreach (var (_, name, value) in members) json[name] = value();
        return RowJson.Write(json);
    }

    private static IEnumerable<(string Parameter, string Name, Func<JsonNode> Value)> Members(Row row)
    {
        switch (row.Stream)
        {
            case StreamName.Contacts when (string?)row.Current.ToJsonObject()["role"] == "user":
                yield return ("include_merge_history", "merge_history", () => ContactMerges.History(row));
                break;
            case StreamName.Conversations:
                yield return ("include_monitors", "monitor_evaluations", () => ConversationShape.MonitorEvaluations(row.Id));
                yield return ("include_scorecards", "scorecards", () => ConversationShape.Scorecards(row.Id));
                break;
        }
    }
}
