using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Workspaces;

/// <summary>What is left of contacts that were merged away.</summary>
internal static class ContactMerges
{
    public static void Note(Row contact, Row into, DateTimeOffset now)
    {
        contact.MergedInto = into;
        into.Merges.Add(new ContactMerge(contact.Id, (string?)contact.Current.ToJsonObject()["role"] ?? "lead", now.ToUnixTimeSeconds()));
    }

    /// <summary>The <c>merge_history</c> that 2.16 adds to a user for who asks with <c>include_merge_history=true</c>.</summary>
    public static JsonArray History(Row contact) => [.. contact.Merges.Select(merge => (JsonNode)new JsonObject
    {
        ["type"] = "merge_history",
        ["source_contact_id"] = merge.ContactId,
        ["source_contact_role"] = merge.Role,
        ["merged_at"] = merge.MergedAt,
    })];
}
