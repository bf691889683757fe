using System.Text.Json;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Versions;

/// <summary>
/// Objects as later versions serve them, made from those of 2.11 that rows are kept in. What a version adds is drawn from the object's
/// id (<see cref="StableDraw"/>), so that every answer and the ground truth agree. From the descriptions of 2.14 and 2.16.
/// </summary>
internal static class VersionShapes
{
    private static readonly Dictionary<string, Action<JsonObject, ApiVersion>> _shapes = new()
    {
        [StreamName.ActivityLogs] = ActivityLogShape.Apply,
        [StreamName.Admins] = TeammateShapes.Admin,
        [StreamName.Teams] = TeammateShapes.Team,
        [StreamName.Contacts] = ContactShape.Apply,
        [StreamName.Conversations] = ConversationShape.Apply,
        [StreamName.ConversationParts] = ConversationPartShape.Apply,
        [StreamName.Tickets] = TicketShape.Apply,
        [StreamName.TicketTypes] = TicketShape.OfType,
        [StreamName.Articles] = ArticleShapes.Article,
        [StreamName.InternalArticles] = ArticleShapes.InternalArticle,
        [StreamName.HelpCenters] = ArticleShapes.HelpCenter,
    };

    /// <summary>The row's bytes in a version; its own up to 2.11 and wherever later versions changed nothing.</summary>
    public static ReadOnlyMemory<byte> In(this RowVersion row, ApiVersion version)
    {
        if (version <= ApiVersion.V2_11 || !_shapes.TryGetValue(row.Row.Stream, out var shape)) return row.Json;
        try
        {
            var json = row.ToJsonObject();
            shape(json, version);
            return RowJson.Write(json);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // A body that no well-behaved API would send, put there by a test, is served as it is.
            return row.Json;
        }
    }

    /// <summary>The same as a tree.</summary>
    public static JsonObject ObjectIn(this RowVersion row, ApiVersion version) => JsonNode.Parse(row.In(version).Span)!.AsObject();
}
