using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Generation;

/// <summary>Phone calls with their transcripts, as the calls search serves them; the list leaves the transcripts out.</summary>
internal sealed class CallRows(Random random, References references)
{
    private static readonly string[] _states = ["completed", "completed", "missed", "voicemail"];

    public JsonObject Call(string id, int number, RowTimes times)
    {
        var state = random.Pick(_states);
        return new JsonObject
        {
            ["type"] = "call",
            ["id"] = id,
            ["conversation_id"] = References.PickOr(random, references.Conversations, $"9{id}"),
            ["admin_id"] = state == "missed" ? null : References.PickOr(random, references.Admins, "4423433"),
            ["contact_id"] = References.PickOr(random, references.Contacts, "5fd150d50697b6d0bbc4a2c2"),
            ["state"] = state,
            ["initiated_at"] = times.CreatedAt,
            ["answered_at"] = times.CreatedAt + random.Next(20),
            ["ended_at"] = times.CreatedAt + 20 + random.Next(600),
            ["created_at"] = times.CreatedAt,
            ["updated_at"] = times.UpdatedAt,
            ["recording_url"] = state == "completed" ? $"https://recordings.example.com/{id}" : null,
            ["transcription_url"] = state == "completed" ? $"https://recordings.example.com/{id}/transcript" : null,
            ["call_type"] = random.Happens(0.9) ? "phone" : "video",
            ["direction"] = random.Happens(0.7) ? "inbound" : "outbound",
            ["ended_reason"] = random.Happens(0.5) ? "user_disconnected" : "agent_disconnected",
            ["phone"] = $"+3531{number:D7}",
            ["fin_recording_url"] = null,
            ["fin_transcription_url"] = null,
            ["transcript"] = state == "completed" ? Transcript() : [],
            ["transcript_status"] = state == "completed" ? "completed" : null,
        };
    }

    private JsonArray Transcript() => [.. Enumerable.Range(0, random.Next(1, 5)).Select(line => (JsonNode)new JsonObject
    {
        ["start"] = line * 4.5,
        ["end"] = line * 4.5 + 4,
        ["speaker"] = line % 2 == 0 ? "contact" : "teammate",
        ["text"] = random.Pick(Vocabulary.Sentences),
    })];
}
