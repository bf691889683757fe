using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Generation;

/// <summary>Instances of the workspace's own object types, dealt to the types in turn.</summary>
internal sealed class CustomObjectRows(Random random, IReadOnlyList<string> types)
{
    public JsonObject Instance(string id, int number, RowTimes times) => new()
    {
        ["id"] = id,
        ["type"] = types[number % types.Count],
        ["custom_attributes"] = new JsonObject
        {
            ["order_number"] = $"ORDER-{random.Next(10_000):D5}",
            ["total_amount"] = Math.Round(random.NextDouble() * 500, 2),
        },
        ["external_id"] = $"external-{number + 1}",
        ["external_created_at"] = random.Happens(0.5) ? null : times.CreatedAt,
        ["external_updated_at"] = random.Happens(0.5) ? null : times.UpdatedAt,
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
    };
}
