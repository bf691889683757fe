using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Tickets with their type and parts inline; <c>ticket_state</c> is a string up to version 2.11.</summary>
internal sealed class TicketGenerator(Random random, References references, string workspaceId) : IRowGenerator
{
    private static readonly string[] _states = ["submitted", "in_progress", "waiting_on_customer", "resolved"];
    private static readonly string[] _categories = ["Customer", "Back-office", "Tracker"];
    private int _count;

    public GeneratedRow Generate(RowTimes times)
    {
        var number = ++_count;
        var id = $"{500_000 + number}";
        return new GeneratedRow(id, times, RowJson.Write(json => Write(json, id, number, times)));
    }

    private void Write(Utf8JsonWriter json, string id, int number, RowTimes times)
    {
        var state = random.Pick(_states);
        var type = random.Next(_categories.Length);
        json.WriteStartObject();
        json.WriteString("type", "ticket");
        json.WriteString("id", id);
        json.WriteString("ticket_id", $"{number}");
        WriteAttributes(json);
        json.WriteString("ticket_state", state);
        WriteType(json, type, times);
        json.WriteReferences("contacts", "contact.list", "contacts", "contact", random.PickSome(references.Contacts, 2));
        json.WriteString("admin_assignee_id", random.Happens(0.4) ? "0" : References.PickOr(random, references.Admins, "0"));
        json.WriteString("team_assignee_id", random.Happens(0.7) ? "0" : References.PickOr(random, references.Teams, "0"));
        json.WriteNumber("created_at", times.CreatedAt);
        json.WriteNumber("updated_at", times.UpdatedAt);
        WriteParts(json, id, state, times);
        json.WriteBoolean("open", state != "resolved");
        if (random.Happens(0.1)) json.WriteNumber("snoozed_until", times.UpdatedAt + 3600);
        WriteLinks(json);
        json.WriteString("category", _categories[type]);
        json.WriteBoolean("is_shared", random.Happens(0.5));
        json.WriteString("ticket_state_internal_label", state.Replace('_', ' '));
        json.WriteString("ticket_state_external_label", state.Replace('_', ' '));
        json.WriteEndObject();
    }

    private void WriteAttributes(Utf8JsonWriter json)
    {
        json.WriteStartObject("ticket_attributes");
        json.WriteString("_default_title_", random.Pick(Vocabulary.Sentences));
        json.WriteString("_default_description_", random.Happens(0.3) ? null : random.Pick(Vocabulary.Sentences));
        if (random.Happens(0.3)) json.WriteNumber("Severity", random.Next(1, 5));
        json.WriteEndObject();
    }

    private void WriteType(Utf8JsonWriter json, int type, RowTimes times)
    {
        json.WriteStartObject("ticket_type");
        json.WriteString("type", "ticket_type");
        json.WriteString("id", $"{type + 1}");
        json.WriteString("name", $"Kind {type + 1}");
        json.WriteString("description", "");
        json.WriteString("icon", "🏭");
        json.WriteString("workspace_id", workspaceId);
        json.WriteBoolean("archived", false);
        json.WriteNumber("created_at", times.CreatedAt);
        json.WriteNumber("updated_at", times.CreatedAt);
        json.WriteBoolean("is_internal", type > 0);
        json.WriteStartObject("ticket_type_attributes");
        json.WriteString("type", "list");
        json.WriteStartArray("data");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("category", _categories[type]);
        json.WriteEndObject();
    }

    private void WriteParts(Utf8JsonWriter json, string id, string state, RowTimes times)
    {
        json.WriteStartObject("ticket_parts");
        json.WriteString("type", "ticket_part.list");
        json.WriteStartArray("ticket_parts");
        json.WriteStartObject();
        json.WriteString("type", "ticket_part");
        json.WriteString("id", $"9{id}");
        json.WriteString("part_type", "ticket_state_updated_by_admin");
        json.WriteNull("body");
        json.WriteString("ticket_state", state);
        json.WriteString("previous_ticket_state", "submitted");
        json.WriteNumber("created_at", times.CreatedAt);
        json.WriteNumber("updated_at", times.CreatedAt);
        json.WriteStartObject("author");
        json.WriteString("type", "admin");
        json.WriteString("id", References.PickOr(random, references.Admins, "1"));
        json.WriteString("name", Vocabulary.PersonName(random));
        json.WriteString("email", "teammate@example.com");
        json.WriteEndObject();
        json.WriteStartArray("attachments");
        json.WriteEndArray();
        json.WriteBoolean("redacted", false);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteNumber("total_count", 1);
        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json)
    {
        json.WriteStartObject("linked_objects");
        json.WriteString("type", "list");
        json.WriteStartArray("data");
        json.WriteEndArray();
        json.WriteNumber("total_count", 0);
        json.WriteBoolean("has_more", false);
        json.WriteEndObject();
    }
}
