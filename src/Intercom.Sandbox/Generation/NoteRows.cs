using System.Text.Json.Nodes;
using Intercom.Sandbox.Versions;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Notes, made from their ids whenever they are asked for; a company's are as many as its id says, up to two.</summary>
internal static class NoteRows
{
    private const int MostOfCompany = 2;

    public static IReadOnlyList<string> IdsOf(Row company) =>
        [.. Enumerable.Range(0, StableDraw.Below(MostOfCompany + 1, company.Id, "notes")).Select(number => StableDraw.Id(company.Id, $"note {number}"))];

    /// <param name="parent">The contact or company that the note is about.</param>
    public static JsonObject Note(Row parent, string id) => new()
    {
        ["type"] = "note",
        ["id"] = id,
        ["created_at"] = parent.Current.CreatedAt,
        [parent.Stream == StreamName.Contacts ? "contact" : "company"] = new JsonObject
        {
            ["type"] = parent.Stream == StreamName.Contacts ? "contact" : "company",
            ["id"] = parent.Id,
        },
        ["author"] = new JsonObject
        {
            ["type"] = "admin",
            ["id"] = "4423433",
            ["name"] = StableDraw.Pick(Vocabulary.FirstNames, id, "author"),
            ["email"] = "teammate0@example.com",
            ["job_title"] = "Support",
            ["away_mode_enabled"] = false,
            ["away_mode_reassign"] = false,
            ["has_inbox_seat"] = true,
            ["team_ids"] = new JsonArray(),
        },
        ["body"] = $"<p>{StableDraw.Pick(Vocabulary.Sentences, id, "body")}</p>",
    };
}
