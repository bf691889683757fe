using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Teammates; their order among each other is that of their numbers.</summary>
internal sealed class AdminGenerator(Random random) : IRowGenerator
{
    private const long FirstId = 4_423_433;
    private int _count;

    public GeneratedRow Generate(RowTimes times)
    {
        var number = _count++;
        var id = $"{FirstId + number}";
        return new GeneratedRow(id, default, RowJson.Write(json =>
        {
            json.WriteStartObject();
            WriteMembers(json, random, id, number);
            json.WriteEndObject();
        }));
    }

    /// <summary>The members that a listed admin and the token's own admin share.</summary>
    public static void WriteMembers(Utf8JsonWriter json, Random random, string id, int number)
    {
        json.WriteString("type", "admin");
        json.WriteString("email", $"teammate{number}@example.com");
        json.WriteString("id", id);
        json.WriteString("name", Vocabulary.PersonName(random));
        json.WriteString("job_title", "Support");
        json.WriteBoolean("away_mode_enabled", random.Happens(0.1));
        json.WriteBoolean("away_mode_reassign", false);
        json.WriteBoolean("has_inbox_seat", true);
        json.WriteIntegers("team_ids", random.Happens(0.5) ? [] : ["5077733"]);
        json.WriteStartObject("avatar");
        json.WriteString("image_url", $"https://images.example.com/admins/{number}.png");
        json.WriteEndObject();
        json.WriteStartObject("team_priority_level");
        json.WriteIntegers("primary_team_ids", ["5077733"]);
        json.WriteNull("secondary_team_ids");
        json.WriteEndObject();
    }
}
