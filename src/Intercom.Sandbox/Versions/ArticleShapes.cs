using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Versions;

/// <summary>Articles carry tags from 2.14 on and lose their one parent for <c>parent_ids</c> in 2.16; help centers tell their locales.</summary>
internal static class ArticleShapes
{
    public static void Article(JsonObject json, ApiVersion version)
    {
        if (version >= ApiVersion.V2_14) json["tags"] = new JsonObject { ["type"] = "tag.list", ["tags"] = new JsonArray() };
        if (version < ApiVersion.V2_16) return;
        var id = Id(json);
        json.Remove("parent_id");
        json.Remove("parent_type");
        WriteAvailability(json, id);
        json["has_unpublished_changes"] = StableDraw.OneIn(5, id, "draft");
        json["draft_updated_at"] = StableDraw.OneIn(5, id, "draft") ? json["updated_at"]?.DeepClone() : null;
        json["created_by_id"] = json["author_id"]?.DeepClone();
        json["updated_by_id"] = null;
        json["exclude_from_article_suggestions"] = StableDraw.OneIn(9, id, "suggestions");
        json["help_center_audience"] = StableDraw.Pick<string>(["everyone", "all_users", "restricted"], id, "audience");
        json["scheduled_publish_at"] = null;
        json["scheduled_unpublish_at"] = null;
        if (json["statistics"] is JsonObject statistics) WriteFin(statistics, id);
    }

    public static void InternalArticle(JsonObject json, ApiVersion version)
    {
        if (version < ApiVersion.V2_16) return;
        var id = Id(json);
        WriteAvailability(json, id);
        json["audience_ids"] = StableDraw.OneIn(2, id, "audience") ? new JsonArray(1, 2) : null;
    }

    public static void HelpCenter(JsonObject json, ApiVersion version)
    {
        if (version < ApiVersion.V2_16) return;
        json["default"] = true;
        json["locales"] = new JsonArray("en", "fr");
    }

    private static void WriteAvailability(JsonObject json, string id)
    {
        json["body_markdown"] = json["body"] is null ? null : $"# {json["title"]}";
        json["ai_chatbot_availability"] = StableDraw.OneIn(2, id, "chatbot");
        json["ai_copilot_availability"] = StableDraw.OneIn(2, id, "copilot");
        json["ai_sales_agent_availability"] = StableDraw.OneIn(4, id, "sales");
    }

    private static void WriteFin(JsonObject statistics, string id)
    {
        var involvements = StableDraw.Below(400, id, "involvements");
        var resolutions = StableDraw.Below(involvements + 1, id, "resolutions");
        statistics["fin_involvements"] = involvements;
        statistics["fin_resolutions"] = resolutions;
        statistics["fin_resolution_rate"] = involvements == 0 ? null : Math.Round(100.0 * resolutions / involvements, 1);
    }

    private static string Id(JsonObject json) => json["id"]?.ToString() ?? "";
}
