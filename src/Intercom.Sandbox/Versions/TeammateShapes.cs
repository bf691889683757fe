using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Versions;

/// <summary>Admins learn why they are away and what role they have; teams, how work is dealt out.</summary>
internal static class TeammateShapes
{
    private static readonly string[] _roles = ["Owner", "Agent", "Analyst"];
    private static readonly string[] _methods = ["round_robin", "balanced", "manual"];

    public static void Admin(JsonObject json, ApiVersion version)
    {
        var id = Id(json);
        if (version >= ApiVersion.V2_14) json["away_status_reason_id"] = StableDraw.OneIn(3, id, "away") ? 1 + StableDraw.Below(4, id, "reason") : null;
        if (version < ApiVersion.V2_16) return;
        var role = StableDraw.Below(_roles.Length, id, "role");
        json["role"] = new JsonObject { ["type"] = "role", ["id"] = $"{role + 1}", ["name"] = _roles[role] };
    }

    public static void Team(JsonObject json, ApiVersion version)
    {
        if (version < ApiVersion.V2_14) return;
        var id = Id(json);
        json["distribution_method"] = StableDraw.Pick(_methods, id, "method");
        json["assignment_limit"] = StableDraw.OneIn(2, id, "limited") ? 5 + StableDraw.Below(20, id, "limit") : null;
    }

    private static string Id(JsonObject json) => json["id"]?.ToString() ?? "";
}
