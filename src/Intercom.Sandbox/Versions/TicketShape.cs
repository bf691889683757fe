using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Generation;

namespace Intercom.Sandbox.Versions;

/// <summary>Tickets: the state is an object from 2.12 on, assignees are integers in 2.16; ticket types name their states from 2.12 on.</summary>
internal static class TicketShape
{
    public static void Apply(JsonObject json, ApiVersion version)
    {
        if (version >= ApiVersion.V2_12 && json["ticket_state"] is JsonValue state && state.GetValueKind() == JsonValueKind.String)
        {
            json["ticket_state"] = TicketStates.Reference(state.GetValue<string>());
            json.Remove("ticket_state_internal_label");
            json.Remove("ticket_state_external_label");
        }

        if (json["ticket_type"] is JsonObject type) OfType(type, version);
        if (version < ApiVersion.V2_16) return;
        MakeInteger(json, "admin_assignee_id");
        MakeInteger(json, "team_assignee_id");
        json["previous_ticket_state_id"] = PreviousState(json["id"]?.ToString() ?? "");
    }

    public static void OfType(JsonObject json, ApiVersion version)
    {
        if (version < ApiVersion.V2_12) return;
        json["ticket_states"] = new JsonObject { ["type"] = "list", ["data"] = new JsonArray([.. TicketStates.Categories.Select(TicketStates.Reference)]) };
    }

    private static string? PreviousState(string id) =>
        StableDraw.OneIn(2, id, "moved") ? TicketStates.IdOf(StableDraw.Pick(TicketStates.Categories, id, "previous")) : null;

    private static void MakeInteger(JsonObject json, string member)
    {
        if (json[member] is JsonValue text && long.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            json[member] = number;
    }
}
