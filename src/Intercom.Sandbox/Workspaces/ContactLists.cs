using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Workspaces;

/// <summary>
/// The lists inside contacts. A contact shows at most ten rows of each (INTERCOM.md, "The other endpoints"); what is longer is kept here.
/// Guarded by the workspace's gate.
/// </summary>
internal sealed class ContactLists
{
    public const string Tags = "tags";
    public const string Companies = "companies";
    public const string Notes = "notes";
    public const int MostInline = 10;
    private readonly Dictionary<(string ContactId, string List), IReadOnlyList<string>> _whole = [];

    /// <summary>Every id on the list.</summary>
    public IReadOnlyList<string> Of(Row contact, string list) =>
        _whole.TryGetValue((contact.Id, list), out var whole)
            ? whole
            : [.. Inline(contact.Current.ToJsonObject(), list).Select(entry => entry["id"]!.ToString())];

    /// <summary>Whether the contact shows less than there is.</summary>
    public bool IsCut(Row contact, string list) => _whole.TryGetValue((contact.Id, list), out var whole) && whole.Count > MostInline;

    public void Set(Row contact, string list, IReadOnlyList<string> ids) => _whole[(contact.Id, list)] = ids;

    /// <summary>The entries a contact shows.</summary>
    public static IEnumerable<JsonObject> Inline(JsonObject contact, string list) =>
        (contact[list]?["data"] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>Puts the first ten into a contact, with the count of all.</summary>
    public static void Write(JsonObject contact, string contactId, string list, IReadOnlyList<string> ids) => contact[list] = new JsonObject
    {
        ["type"] = "list",
        ["data"] = new JsonArray([.. ids.Take(MostInline).Select(id => new JsonObject { ["id"] = id, ["type"] = TypeOf(list), ["url"] = $"/{list}/{id}" })]),
        ["url"] = $"/contacts/{contactId}/{list}",
        ["total_count"] = ids.Count,
        ["has_more"] = ids.Count > MostInline,
    };

    private static string TypeOf(string list) => list switch { Tags => "tag", Companies => "company", _ => "note" };
}
