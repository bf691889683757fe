using System.Text.Json;

namespace Intercom.Sandbox.Generation;

/// <summary>The <c>statistics</c> member of a conversation; what has not happened yet is null.</summary>
internal static class ConversationStatistics
{
    private static readonly string[] _durations =
        ["time_to_assignment", "time_to_admin_reply", "time_to_first_close", "time_to_last_close", "median_time_to_reply"];

    private static readonly string[] _moments =
    [
        "first_contact_reply_at", "first_assignment_at", "first_admin_reply_at", "first_close_at", "last_assignment_at",
        "last_assignment_admin_reply_at", "last_contact_reply_at", "last_admin_reply_at", "last_close_at",
    ];

    public static void Write(Utf8JsonWriter json, Random random, RowTimes times, int partCount, IReadOnlyList<string> admins)
    {
        json.WriteStartObject("statistics");
        json.WriteString("type", "conversation_statistics");
        foreach (var name in _durations) json.WriteNumberOrNull(name, random.BetweenOrNever(0, times.UpdatedAt - times.CreatedAt));
        foreach (var name in _moments) json.WriteNumberOrNull(name, random.BetweenOrNever(times.CreatedAt, times.UpdatedAt));
        json.WriteString("last_closed_by_id", admins.Count == 0 || random.Happens(0.5) ? null : random.Pick(admins));
        json.WriteNumber("count_reopens", random.Next(3));
        json.WriteNumber("count_assignments", random.Next(4));
        json.WriteNumber("count_conversation_parts", partCount);
        json.WriteEndObject();
    }
}
