using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Versions;

/// <summary>Conversation parts: state, tags, metadata and the details of events, all from 2.14 on.</summary>
internal static class ConversationPartShape
{
    private static readonly string[] _states = ["open", "closed", "snoozed"];

    public static void Apply(JsonObject json, ApiVersion version)
    {
        if (version < ApiVersion.V2_14) return;
        var id = json["id"]?.ToString() ?? "";
        json["state"] = StableDraw.Pick(_states, id, "state");
        json["tags"] = StableDraw.OneIn(4, id, "tagged")
            ? new JsonArray(new JsonObject { ["type"] = "tag", ["id"] = "7800216", ["name"] = "Billing" })
            : new JsonArray();
        json["event_details"] = json["body"] is null
            ? new JsonObject { ["attribute"] = new JsonObject { ["name"] = "Effort" }, ["value"] = new JsonObject { ["name"] = $"{StableDraw.Below(9, id, "value")}" } }
            : null;
        json["metadata"] = StableDraw.OneIn(5, id, "quick reply") ? QuickReply(id) : null;
        json["app_package_code"] = null;
        json["email_message_metadata"] = null;
    }

    private static JsonObject QuickReply(string id)
    {
        var uuid = $"123e4567-e89b-12d3-a456-{StableDraw.Number(id, "uuid") & 0xffff_ffff_ffff:x12}";
        return new JsonObject
        {
            ["quick_reply_options"] = new JsonArray(new JsonObject { ["text"] = "Yes, please", ["uuid"] = uuid, ["translations"] = null }),
            ["quick_reply_uuid"] = uuid,
        };
    }
}
