using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>An attribute that the workspace has defined, for contacts, companies, conversations or tickets.</summary>
/// <param name="Name">The member of a record that holds it; spaces and dots are legal.</param>
/// <param name="DataType">As Intercom names it: <c>string</c>, <c>float</c>, <c>decimal</c>, <c>date</c>, <c>list</c> and others.</param>
/// <param name="Options">The values that a list allows; empty where any is.</param>
internal sealed record AttributeDefinition(string Name, string DataType, string Description, IReadOnlyList<string> Options, bool IsArchived)
{
    /// <summary>Of the attribute itself, which may be renamed; null where the API does not say it.</summary>
    public string? Id { get; init; }

    private const string Custom = "custom_attributes.";

    /// <summary>
    /// Of an entry of <c>GET /data_attributes</c> (developers.intercom.com, "List all data attributes"); null for one that Intercom itself
    /// defines, which the schema has already.
    /// </summary>
    public static AttributeDefinition? OfDataAttribute(JObject entry) => entry["custom"] is JValue { Value: true }
        && Text(entry["full_name"]) is { } path && path.StartsWith(Custom, StringComparison.Ordinal)
            ? Of(entry, path[Custom.Length..])
            : null;

    /// <summary>Of an entry of <c>GET /conversations/attributes</c>, or of a ticket type's attributes.</summary>
    public static AttributeDefinition? OfNamed(JObject entry) => Text(entry["name"]) is { } name ? Of(entry, name) : null;

    private static AttributeDefinition? Of(JObject entry, string name) => name.Length == 0
        ? null
        : new AttributeDefinition(name, Text(entry["data_type"]) ?? "", Text(entry["description"]) ?? "", OptionsOf(entry), entry["archived"] is JValue { Value: true })
        {
            Id = entry["id"] is JValue { Value: string or long } id ? id.ToString(CultureInfo.InvariantCulture) : null,
        };

    /// <summary>Text of their own, objects with a label or a value, or an object that holds a list of them.</summary>
    private static List<string> OptionsOf(JObject entry)
    {
        var options = entry["options"] as JArray ?? (entry["input_options"] as JObject)?["list_options"] as JArray ?? [];
        return [.. options.Where(option => option is not JObject { } known || known["archived"] is not JValue { Value: true })
            .Select(option => option is JObject known ? Text(known["label"]) ?? Text(known["value"]) : Text(option)).OfType<string>()];
    }

    private static string? Text(JToken? value) => value is JValue { Value: string text } ? text : null;
}
