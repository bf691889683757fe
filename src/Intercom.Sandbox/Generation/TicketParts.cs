using System.Text.Json.Nodes;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Generation;

/// <summary>The parts inside a ticket: at most the 500 most recent, and the count of all (INTERCOM.md, "Attributes and objects").</summary>
internal static class TicketParts
{
    public const int MostInline = 500;

    public static JsonArray Of(JsonObject ticket) => ticket["ticket_parts"]?["ticket_parts"] as JsonArray ?? [];

    /// <summary>Adds a comment; beyond <see cref="MostInline"/> the oldest part goes out of sight.</summary>
    public static void Append(JsonObject ticket, string id, long createdAt)
    {
        if (ticket["ticket_parts"] is not JsonObject list || list["ticket_parts"] is not JsonArray parts) return;
        parts.Add(Comment(id, createdAt));
        if (parts.Count > MostInline) parts.RemoveAt(0);
        list["total_count"] = (list["total_count"]?.GetValue<int>() ?? 0) + 1;
    }

    private static JsonObject Comment(string id, long createdAt) => new()
    {
        ["type"] = "ticket_part",
        ["id"] = id,
        ["part_type"] = "comment",
        ["body"] = $"<p>{StableDraw.Pick(Vocabulary.Sentences, id, "body")}</p>",
        ["ticket_state"] = "in_progress",
        ["previous_ticket_state"] = "in_progress",
        ["created_at"] = createdAt,
        ["updated_at"] = createdAt,
        ["author"] = new JsonObject { ["type"] = "admin", ["id"] = "4423433", ["name"] = "Ada", ["email"] = "teammate0@example.com" },
        ["attachments"] = new JsonArray(),
        ["redacted"] = false,
    };
}
