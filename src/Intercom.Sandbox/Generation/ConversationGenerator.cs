using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Conversations as search lists them: everything but the parts.</summary>
/// <param name="drawPartCount">How many parts the next one has.</param>
internal sealed class ConversationGenerator(Random random, References references, PartGenerator parts, Func<int> drawPartCount) : IRowGenerator
{
    private long _lastId = 100_000;

    public GeneratedRow Generate(RowTimes times)
    {
        var id = $"{++_lastId}";
        var partCount = drawPartCount();
        return new GeneratedRow(id, times, RowJson.Write(json => Write(json, id, times, partCount))) { PartCount = partCount };
    }

    private void Write(Utf8JsonWriter json, string id, RowTimes times, int partCount)
    {
        json.WriteStartObject();
        json.WriteString("type", "conversation");
        json.WriteString("id", id);
        json.WriteString("title", random.Happens(0.5) ? null : random.Pick(Vocabulary.Sentences));
        json.WriteNumber("created_at", times.CreatedAt);
        json.WriteNumber("updated_at", times.UpdatedAt);
        WriteStatus(json, times);
        WriteAssignment(json);
        WriteSource(json, id);
        WritePeople(json);
        WriteReply(json, times);
        json.WriteReferences("tags", "tag.list", "tags", "tag", []);
        WriteRating(json, times);
        json.WriteNull("sla_applied");
        ConversationStatistics.Write(json, random, times, partCount, references.Admins);
        WriteExtras(json);
        json.WriteEndObject();
    }

    private void WriteStatus(Utf8JsonWriter json, RowTimes times)
    {
        var state = random.Pick<string>(["open", "closed", "closed", "snoozed"]);
        json.WriteNumberOrNull("waiting_since", random.BetweenOrNever(times.CreatedAt, times.UpdatedAt));
        json.WriteNumberOrNull("snoozed_until", state == "snoozed" ? times.UpdatedAt + 86_400 : null);
        json.WriteBoolean("open", state == "open");
        json.WriteString("state", state);
        json.WriteBoolean("read", random.Happens(0.5));
        json.WriteString("priority", random.Happens(0.1) ? "priority" : "not_priority");
    }

    private void WriteAssignment(Utf8JsonWriter json)
    {
        var admin = references.Admins.Count == 0 || random.Happens(0.3) ? null : random.Pick(references.Admins);
        var team = references.Teams.Count == 0 || random.Happens(0.6) ? null : random.Pick(references.Teams);
        json.WriteNumberOrNull("admin_assignee_id", admin is null ? null : long.Parse(admin));
        json.WriteNumberOrNull("team_assignee_id", team is null ? null : long.Parse(team));
        if (admin is null) json.WriteNull("assignee");
        else json.WriteReference("assignee", "admin", admin);
    }

    private void WriteSource(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject("source");
        json.WriteString("type", random.Pick<string>(["conversation", "email", "facebook", "push"]));
        json.WriteString("id", $"4{id}");
        json.WriteString("delivered_as", random.Pick<string>(["customer_initiated", "admin_initiated", "automated"]));
        json.WriteString("subject", random.Happens(0.5) ? "" : random.Pick(Vocabulary.Sentences));
        json.WriteString("body", $"<p>{random.Pick(Vocabulary.Sentences)}</p>");
        parts.WriteAuthor(json);
        parts.WriteAttachments(json);
        json.WriteString("url", random.Happens(0.5) ? null : "https://app.example.com/inbox");
        json.WriteBoolean("redacted", false);
        json.WriteEndObject();
    }

    private void WritePeople(Utf8JsonWriter json)
    {
        json.WriteReferences("contacts", "contact.list", "contacts", "contact", random.PickSome(references.Contacts, 2));
        json.WriteReferences("teammates", "admin.list", "admins", "admin", random.PickSome(references.Admins, 2));
    }

    private void WriteReply(Utf8JsonWriter json, RowTimes times)
    {
        if (random.Happens(0.4))
        {
            json.WriteNull("first_contact_reply");
            return;
        }
        json.WriteStartObject("first_contact_reply");
        json.WriteNumber("created_at", random.Between(times.CreatedAt, times.UpdatedAt));
        json.WriteString("type", "conversation");
        json.WriteString("url", random.Happens(0.5) ? null : "https://app.example.com/pricing");
        json.WriteEndObject();
    }

    private void WriteRating(Utf8JsonWriter json, RowTimes times)
    {
        if (references.Contacts.Count == 0 || references.Admins.Count == 0 || random.Happens(0.8))
        {
            json.WriteNull("conversation_rating");
            return;
        }
        json.WriteStartObject("conversation_rating");
        json.WriteNumber("rating", random.Next(1, 6));
        json.WriteString("remark", random.Pick(Vocabulary.Sentences));
        json.WriteNumber("created_at", random.Between(times.CreatedAt, times.UpdatedAt));
        json.WriteReference("contact", "contact", random.Pick(references.Contacts));
        json.WriteReference("teammate", "admin", random.Pick(references.Admins));
        json.WriteEndObject();
    }

    private void WriteExtras(Utf8JsonWriter json)
    {
        json.WriteStartObject("custom_attributes");
        if (random.Happens(0.4)) json.WriteString("Issue type", random.Pick(Vocabulary.Industries));
        if (random.Happens(0.2)) json.WriteNumber("Effort", random.Next(1, 9));
        json.WriteEndObject();
        json.WriteReferences("topics", "topic.list", "topics", "topic", []);
        json.WriteNull("ticket");
        json.WriteStartObject("linked_objects");
        json.WriteString("type", "list");
        json.WriteStartArray("data");
        json.WriteEndArray();
        json.WriteNumber("total_count", 0);
        json.WriteBoolean("has_more", false);
        json.WriteEndObject();
        json.WriteBoolean("ai_agent_participated", false);
        json.WriteNull("ai_agent");
    }
}
