using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Conversation parts: comments by contacts and teammates, and events, whose body is null.</summary>
internal sealed class PartGenerator(Random random, References references) : IRowGenerator
{
    private static readonly string[] _events = ["assignment", "close", "open", "snoozed", "note_and_reopen"];
    private long _lastId = 19_000_000_000;

    public GeneratedRow Generate(RowTimes times)
    {
        var id = $"{++_lastId}";
        return new GeneratedRow(id, times, RowJson.Write(json => Write(json, id, times)));
    }

    /// <summary>An author's object: a contact, a teammate or the bot.</summary>
    public void WriteAuthor(Utf8JsonWriter json)
    {
        var byContact = random.Happens(0.5);
        json.WriteStartObject("author");
        json.WriteString("type", byContact ? "user" : random.Happens(0.1) ? "bot" : "admin");
        json.WriteString("id", byContact
            ? References.PickOr(random, references.Contacts, "5fd150d50697b6d0bbc4a2c2")
            : References.PickOr(random, references.Admins, "1"));
        json.WriteString("name", random.Happens(0.1) ? null : Vocabulary.PersonName(random));
        json.WriteString("email", $"author{random.Next(1000)}@example.com");
        json.WriteEndObject();
    }

    public void WriteAttachments(Utf8JsonWriter json)
    {
        json.WriteStartArray("attachments");
        if (random.Happens(0.1))
        {
            json.WriteStartObject();
            json.WriteString("type", "upload");
            json.WriteString("name", "screenshot.png");
            json.WriteString("url", $"https://files.example.com/{random.Hex(8)}/screenshot.png");
            json.WriteString("content_type", "image/png");
            json.WriteNumber("filesize", random.Next(1000, 2_000_000));
            json.WriteNumber("width", 1280);
            json.WriteNumber("height", 720);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, string id, RowTimes times)
    {
        var isEvent = random.Happens(0.3);
        json.WriteStartObject();
        json.WriteString("type", "conversation_part");
        json.WriteString("id", id);
        json.WriteString("part_type", isEvent ? random.Pick(_events) : "comment");
        json.WriteString("body", isEvent ? null : $"<p>{random.Pick(Vocabulary.Sentences)}</p>");
        json.WriteNumber("created_at", times.CreatedAt);
        json.WriteNumber("updated_at", times.UpdatedAt);
        json.WriteNumber("notified_at", times.CreatedAt);
        if (isEvent && references.Admins.Count > 0) json.WriteReference("assigned_to", "admin", random.Pick(references.Admins));
        else json.WriteNull("assigned_to");
        WriteAuthor(json);
        WriteAttachments(json);
        json.WriteNull("external_id");
        json.WriteBoolean("redacted", random.Happens(0.02));
        json.WriteEndObject();
    }
}
