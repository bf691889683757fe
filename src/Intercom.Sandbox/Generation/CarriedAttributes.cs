using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Generation;

/// <summary>
/// The definitions of the custom attributes that generated contacts and companies carry. Archived since are <c>legacy_tier</c>, which no row
/// holds any more, and <c>seats_note</c>, whose values are of two types. Names with spaces are legal (INTERCOM.md, "Attributes and objects").
/// </summary>
internal static class CarriedAttributes
{
    private const long FirstId = 15_000_000;

    private static readonly (string Name, string DataType)[] _ofContacts =
    [
        ("job_title", "string"), ("seats", "integer"), ("score", "float"), ("beta", "boolean"), ("trial_ends_at", "date"),
        ("seats_note", "integer"), ("The One Ring", "string"), ("legacy_tier", "string"),
    ];

    private static readonly (string Name, string DataType)[] _ofCompanies =
        [("creation_source", "string"), ("paid_subscriber", "boolean"), ("team_mates", "integer"), ("health", "float"), ("legacy_tier", "string")];

    /// <param name="model"><c>contact</c> or <c>company</c>.</param>
    public static IEnumerable<JsonObject> Of(string model, long createdAt)
    {
        var attributes = model == "contact" ? _ofContacts : _ofCompanies;
        foreach (var ((name, dataType), number) in attributes.Select((attribute, number) => (attribute, number)))
        {
            var definition = Definition(model, FirstId + (model == "contact" ? 0 : 100) + number, name, dataType, createdAt);
            definition["archived"] = name is "legacy_tier" or "seats_note";
            if (name == "legacy_tier") definition["options"] = new JsonArray("gold", "silver");
            yield return definition;
        }
    }

    public static JsonObject Definition(string model, long id, string name, string dataType, long at) => new()
    {
        ["type"] = "data_attribute",
        ["name"] = name,
        ["full_name"] = FullName(name),
        ["label"] = name,
        ["description"] = "",
        ["data_type"] = dataType,
        ["api_writable"] = true,
        ["ui_writable"] = true,
        ["messenger_writable"] = true,
        ["custom"] = true,
        ["archived"] = false,
        ["model"] = model,
        ["id"] = id,
        ["admin_id"] = "4423433",
        ["created_at"] = at,
        ["updated_at"] = at,
    };

    public static string FullName(string name) => $"custom_attributes.{name}";
}
