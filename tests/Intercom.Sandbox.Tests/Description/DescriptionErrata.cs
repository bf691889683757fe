using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests.Description;

/// <summary>
/// Where the descriptions contradict themselves or what Intercom really answers: their own examples, INTERCOM.md, and the sample
/// records, which are real. The sandbox follows the real thing; each correction says which.
/// </summary>
internal static class DescriptionErrata
{
    /// <summary>Members the description requires and real records leave out; the generator writes them all the same.</summary>
    public static IReadOnlyCollection<string> OmittedByRealRecords { get; } =
    [
        "job_title", "remote_created_at", "last_request_at", "title", "admin_assignee_id", "team_assignee_id", "custom_attributes",
        "topics", "redacted", "body",
    ];

    public static void Apply(JObject schemas)
    {
        CorrectConversations(schemas);
        CorrectCompanies(schemas);
        CorrectLists(schemas);
        CorrectLaterVersions(schemas);

        // The one dangling reference of the description.
        schemas["custom_attributes"] = JObject.Parse("""{"type":"object"}""");

        // The description's own example of a ticket, and the samples: {"type":"list","data":[…]}.
        Rename(schemas, "ticket_type_attribute_list", "ticket_type_attributes", "data");
        Properties(schemas, "ticket_type_attribute_list")["type"] = JObject.Parse("""{"type":"string","enum":["list"]}""");

        // INTERCOM.md, "The other endpoints": the next page of activity logs is a full URL, not a cursor.
        Properties(schemas, "activity_log_list")["pages"] = JObject.Parse(
            """{"type":"object","properties":{"type":{"type":"string","enum":["pages"]},"next":{"type":"string","nullable":true},"page":{"type":"integer"},"per_page":{"type":"integer"},"total_pages":{"type":"integer"}}}""");

        // The description's own example of GET /tags, and the samples: a listed tag was not applied to anything.
        schemas["tag"]!["required"] = new JArray("type", "id", "name");
    }

    private static void CorrectConversations(JObject schemas)
    {
        // Samples: what has not happened yet is null, in every member of the statistics.
        foreach (var member in Properties(schemas, "conversation_statistics").Properties()) member.Value["nullable"] = true;

        // The description's own example of a conversation, and the samples: null until there is a rating or a reply.
        foreach (var conversation in (string[])["conversation", "conversation_list_item"])
        {
            Properties(schemas, conversation)["conversation_rating"]!["nullable"] = true;
            Properties(schemas, conversation)["first_contact_reply"]!["nullable"] = true;
        }

        // Samples: {"type":"admin.list","admins":[…]}, not "teammates".
        Rename(schemas, "conversation_teammates", "teammates", "admins");
    }

    private static void CorrectLists(JObject schemas)
    {
        // INTERCOM.md, "The other endpoints": the next page of a list is a full URL, that of a search a cursor.
        Properties(schemas, "cursor_pages")["next"] = JObject.Parse("""{"type":["object","string","null"]}""");

        // INTERCOM.md, "The other endpoints", and the examples: the articles list has no statistics.
        if (schemas["article_list_item"]!["required"] is JArray required) required.Single(member => (string?)member == "statistics").Remove();

        // The descriptions' own examples: the lists of ticket types and of a contact's companies are called "data".
        if (Properties(schemas, "ticket_type_list")["ticket_types"] is not null)
        {
            Rename(schemas, "ticket_type_list", "ticket_types", "data");
            Properties(schemas, "ticket_type_list")["type"] = JObject.Parse("""{"type":"string","enum":["list"]}""");
        }
        Rename(schemas, "contact_attached_companies", "companies", "data");
    }

    private static void CorrectLaterVersions(JObject schemas)
    {
        // The 2.11 description and the samples: an avatar is an object, or null.
        Properties(schemas, "admin")["avatar"] = JObject.Parse("""{"type":"object","nullable":true,"properties":{"image_url":{"type":"string"}}}""");

        // The samples: nobody is assigned yet.
        foreach (var conversation in (string[])["conversation", "conversation_list_item"])
            foreach (var assignee in (string[])["admin_assignee_id", "team_assignee_id"]) Properties(schemas, conversation)[assignee]!["nullable"] = true;

        // INTERCOM.md, "Values": custom attributes vary in type (the example has a number).
        if (schemas["custom_object_instance"] is not null) Properties(schemas, "custom_object_instance")["custom_attributes"]!["additionalProperties"] = true;
    }

    private static void CorrectCompanies(JObject schemas)
    {
        // The description's own example of a scroll: "pages": null.
        Properties(schemas, "company_scroll")["pages"]!["nullable"] = true;

        // INTERCOM.md, "Values": spends may be floats, custom attributes vary in type (the schema's own example has a boolean).
        Properties(schemas, "company")["monthly_spend"]!["type"] = "number";
        Properties(schemas, "company")["custom_attributes"]!["additionalProperties"] = true;

        // FIELDS.md: the segments inside a company are references of type and id, not whole segments.
        Properties(schemas, "company")["segments"]!["properties"]!["segments"]!["items"] = JObject.Parse("""{"$ref":"#/components/schemas/reference"}""");
    }

    private static JObject Properties(JObject schemas, string schema) => (JObject)schemas[schema]!["properties"]!;

    private static void Rename(JObject schemas, string schema, string from, string to)
    {
        var properties = Properties(schemas, schema);
        properties[to] = properties[from];
        properties.Remove(from);
        schemas[schema]!["required"] = new JArray("type", to);
    }
}
