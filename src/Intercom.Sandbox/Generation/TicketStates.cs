using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Generation;

/// <summary>The states that tickets can be in: one of each category, as in a fresh workspace.</summary>
internal static class TicketStates
{
    private const int FirstId = 8269;

    private static readonly Dictionary<string, (string Internal, string External)> _labels = new()
    {
        ["submitted"] = ("Submitted", "Submitted"),
        ["in_progress"] = ("In progress", "In progress"),
        ["waiting_on_customer"] = ("Waiting on customer", "Waiting on you"),
        ["resolved"] = ("Resolved", "Resolved"),
    };

    public static IReadOnlyList<string> Categories { get; } = [.. _labels.Keys];

    public static string IdOf(string category) => $"{FirstId + Math.Max(0, Categories.ToList().IndexOf(category))}";

    /// <summary>The state inside a ticket or a ticket type.</summary>
    public static JsonObject Reference(string category)
    {
        var (inside, outside) = _labels.GetValueOrDefault(category, (category, category));
        return new JsonObject
        {
            ["type"] = "ticket_state",
            ["id"] = IdOf(category),
            ["category"] = category,
            ["internal_label"] = inside,
            ["external_label"] = outside,
        };
    }
}
