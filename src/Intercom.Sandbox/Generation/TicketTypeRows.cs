using System.Globalization;
using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Generation;

/// <summary>The ticket types that <see cref="TicketGenerator"/> deals out, with their attributes, and the states tickets can be in.</summary>
internal static class TicketTypeRows
{
    private static readonly string[] _categories = ["Customer", "Back-office", "Tracker"];

    /// <summary>How many types tickets refer to.</summary>
    public static int Count => _categories.Length;

    public static JsonObject Type(string id, int number, RowTimes times) => new()
    {
        ["type"] = "ticket_type",
        ["id"] = id,
        ["name"] = $"Kind {number + 1}",
        ["description"] = "",
        ["icon"] = "🏭",
        ["workspace_id"] = RowFactory.WorkspaceId,
        ["archived"] = false,
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
        ["is_internal"] = number > 0,
        ["ticket_type_attributes"] = new JsonObject
        {
            ["type"] = "list",
            ["data"] = new JsonArray(
                Attribute(id, 0, "_default_title_", "string", times),
                Attribute(id, 1, "_default_description_", "string", times),
                Attribute(id, 2, "Severity", "integer", times),
                Attribute(id, 3, "Ordered on", "datetime", times)),
        },
        ["category"] = _categories[number % _categories.Length],
    };

    /// <summary>An attribute as it stands in <c>ticket_type_attributes.data</c>.</summary>
    public static JsonObject Attribute(string typeId, int order, string name, string dataType, RowTimes times) => new()
    {
        ["type"] = "ticket_type_attribute",
        ["id"] = $"{typeId}{order:D3}",
        ["workspace_id"] = RowFactory.WorkspaceId,
        ["name"] = name,
        ["description"] = "",
        ["data_type"] = dataType,
        ["input_options"] = dataType == "string" ? new JsonObject { ["multiline"] = order == 1 } : new JsonObject(),
        ["order"] = order,
        ["required_to_create"] = false,
        ["required_to_create_for_contacts"] = false,
        ["visible_on_create"] = true,
        ["visible_to_contacts"] = true,
        ["default"] = order < 2,
        ["ticket_type_id"] = long.Parse(typeId, CultureInfo.InvariantCulture),
        ["archived"] = false,
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
    };

    public static JsonObject State(string id, int number)
    {
        var state = TicketStates.Reference(TicketStates.Categories[number % TicketStates.Categories.Count]);
        state["id"] = id;
        state["archived"] = false;
        state["ticket_types"] = new JsonObject { ["type"] = "list", ["data"] = new JsonArray([.. Enumerable.Range(0, Count).Select(ShortType)]) };
        return state;
    }

    private static JsonObject ShortType(int number) => new()
    {
        ["type"] = "ticket_type",
        ["id"] = $"{number + 1}",
        ["name"] = $"Kind {number + 1}",
        ["description"] = "",
        ["icon"] = "🏭",
        ["archived"] = false,
        ["is_internal"] = number > 0,
        ["category"] = _categories[number],
    };
}
