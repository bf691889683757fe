using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Activity log entries: immutable, so their one time is <c>created_at</c>.</summary>
internal sealed class ActivityLogGenerator(Random random, References references) : IRowGenerator
{
    private static readonly string[] _types =
        ["admin_login_success", "admin_logout", "app_name_change", "app_team_creation", "message_state_change", "role_change"];

    public GeneratedRow Generate(RowTimes times)
    {
        var id = $"{random.Uuid()}";
        return new GeneratedRow(id, times, RowJson.Write(json => Write(json, id, times.CreatedAt)));
    }

    private void Write(Utf8JsonWriter json, string id, long createdAt)
    {
        var type = random.Pick(_types);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartObject("performed_by");
        json.WriteString("type", "admin");
        json.WriteString("id", References.PickOr(random, references.Admins, "1"));
        json.WriteString("email", "teammate@example.com");
        json.WriteString("ip", $"203.0.113.{random.Next(1, 255)}");
        json.WriteEndObject();
        json.WriteStartObject("metadata");
        if (type == "admin_login_success") json.WriteString("sign_in_method", "email_password");
        else json.WriteString("before", random.Pick(Vocabulary.Sentences));
        json.WriteEndObject();
        json.WriteNumber("created_at", createdAt);
        json.WriteString("activity_type", type);
        json.WriteString("activity_description", $"{Vocabulary.PersonName(random)}: {type.Replace('_', ' ')}");
        json.WriteEndObject();
    }
}
