using System.Globalization;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.IntegrationFiles;

/// <summary>State files in the shapes that the connector writes: a STREAM state each, every cursor at the same second.</summary>
internal static class StateFiles
{
    /// <summary>Within the workspace: some rows of every stream are older, some younger. Unix seconds.</summary>
    public const long Within = 1_771_588_800;

    /// <summary>Beyond every row and every clock, and of as many digits as a cursor of today: the acceptance suite compares their form.</summary>
    public const long Abnormal = 4_102_444_800;

    private static readonly Dictionary<string, string> _parents = new()
    {
        [StreamName.ArticleStatistics] = StreamName.Articles,
        [StreamName.CallTranscripts] = StreamName.Calls,
        [StreamName.CompanyNotes] = StreamName.Companies,
        [StreamName.CompanySegments] = StreamName.Companies,
        [StreamName.ContactCompanies] = StreamName.Contacts,
        [StreamName.ContactNotes] = StreamName.Contacts,
        [StreamName.ContactTags] = StreamName.Contacts,
        [StreamName.ConversationParts] = StreamName.Conversations,
        [StreamName.TicketParts] = StreamName.Tickets,
    };

    /// <summary>One state for each stream that has a cursor.</summary>
    public static JsonArray At(long cursor, IEnumerable<JsonObject> discovered) =>
        new([.. discovered.Where(CatalogFiles.HasCursor).Select(stream => State((string)stream["name"]!, Cursor(stream, cursor)))]);

    /// <summary>A number, or where the stream's cursor is text, that.</summary>
    private static JsonObject Cursor(JsonObject stream, long cursor)
    {
        var field = (string)stream["default_cursor_field"]![0]!;
        var isText = (string?)stream["json_schema"]?["properties"]?[field]?["type"]?[0] == "string";
        return new() { [field] = isText ? DateTimeOffset.FromUnixTimeSeconds(cursor).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : cursor };
    }

    private static JsonNode State(string stream, JsonObject cursor) => new JsonObject
    {
        ["type"] = "STREAM",
        ["stream"] = new JsonObject
        {
            ["stream_descriptor"] = new JsonObject { ["name"] = stream },
            ["stream_state"] = _parents.TryGetValue(stream, out var parent) ? OfChild(parent, cursor) : cursor,
        },
    };

    /// <param name="cursor">The child's; of the parent it is called <c>updated_at</c>.</param>
    private static JsonObject OfChild(string parent, JsonObject cursor) => new()
    {
        ["use_global_cursor"] = true,
        ["lookback_window"] = 0,
        ["state"] = cursor,
        ["parent_state"] = new JsonObject { [parent] = new JsonObject { ["updated_at"] = cursor.Single().Value!.DeepClone() } },
    };
}
