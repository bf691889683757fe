using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>Where the attributes of a stream's records are defined: one request.</summary>
/// <param name="Stream">Whose records hold them.</param>
/// <param name="Member">The member of a record under which they lie.</param>
/// <param name="Target">Path and query of the request.</param>
/// <param name="Read">The definitions in one entry of the answer's <c>data</c>.</param>
internal sealed record AttributeSource(string Stream, string Member, string Target, Func<JObject, IEnumerable<AttributeDefinition?>> Read)
{
    /// <summary>Of the API, as in <see cref="IntercomStream.Version"/>.</summary>
    public string Version { get; init; } = ApiVersion.Default;

    /// <summary>More of the query where archived ones are wanted too; null: they come in any case.</summary>
    public string? ArchivedQuery { get; init; } = "include_archived=true";

    public static IReadOnlyList<AttributeSource> All { get; } =
    [
        new("contacts", "custom_attributes", "/data_attributes?model=contact", entry => [AttributeDefinition.OfDataAttribute(entry)]),
        new("companies", "custom_attributes", "/data_attributes?model=company", entry => [AttributeDefinition.OfDataAttribute(entry)]),
        new("conversations", "custom_attributes", "/conversations/attributes", entry => [AttributeDefinition.OfNamed(entry)]) { Version = "2.16" },
        new("tickets", "ticket_attributes", "/ticket_types", OfTicketType) { ArchivedQuery = null },
    ];

    private static IEnumerable<AttributeDefinition?> OfTicketType(JObject type)
    {
        var list = type["ticket_type_attributes"] as JObject;
        return ((list?["data"] ?? list?["ticket_type_attributes"]) as JArray ?? []).OfType<JObject>().Select(AttributeDefinition.OfNamed);
    }
}
