using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Versions;

/// <summary>Activity logs: from 2.14 on the state before a change is an object.</summary>
internal static class ActivityLogShape
{
    public static void Apply(JsonObject json, ApiVersion version)
    {
        if (version >= ApiVersion.V2_14 && json["metadata"] is JsonObject metadata && metadata["before"] is JsonValue before)
            metadata["before"] = new JsonObject { ["value"] = before.ToString() };
    }
}
