using System.Text.Json.Nodes;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.IntegrationFiles;

/// <summary>A workspace as files of one record a line, in the order of <see cref="StreamName.All"/>.</summary>
internal static class RecordLines
{
    /// <summary>Any fixed moment (ms of the unix epoch): the acceptance suite wants the member and does not compare it.</summary>
    private const long EmittedAt = 1_780_272_000_000;

    /// <summary><c>{"stream","data"}</c>: what <c>serve --records</c> takes. A child names its parent.</summary>
    public static IEnumerable<JsonObject> Served(Workspace workspace) =>
        from stream in StreamName.All
        from record in workspace.Truth(stream)
        select Line(stream, WithParent(record));

    /// <summary>
    /// <c>{"stream","data","emitted_at"}</c>: what a complete reader emits. Derived from the rows themselves, not from a run of the
    /// connector, so that the two can disagree.
    /// </summary>
    public static IEnumerable<JsonObject> Expected(Workspace workspace)
    {
        foreach (var line in Served(workspace))
        {
            if ((string?)line["stream"] == StreamName.ConversationParts) Inject(line["data"]!.AsObject(), workspace);
            line["emitted_at"] = EmittedAt;
            yield return line;
        }
    }

    private static JsonObject Line(string stream, JsonObject data) => new() { ["stream"] = stream, ["data"] = data };

    private static JsonObject WithParent(TruthRecord record)
    {
        var data = JsonNode.Parse(record.Json.Span)!.AsObject();
        if (record.ParentId is { } parent) data[record.Stream == StreamName.ConversationParts ? "conversation_id" : "company_id"] = parent;
        return data;
    }

    /// <summary>What the connector adds to a part besides its conversation's id.</summary>
    private static void Inject(JsonObject part, Workspace workspace)
    {
        var id = (string)part["conversation_id"]!;
        var conversation = workspace.Find(StreamName.Conversations, id)!.Current;
        part["conversation_created_at"] = conversation.CreatedAt;
        part["conversation_updated_at"] = conversation.UpdatedAt;
        part["conversation_total_parts"] = workspace.PartsOf(id).Count;
    }
}
