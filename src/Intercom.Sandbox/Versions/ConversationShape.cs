using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Versions;

/// <summary>Conversations: Fin's part in them, the channel, the company and the scale of priorities that 2.16 has.</summary>
internal static class ConversationShape
{
    private static readonly string[] _resolutions = ["assumed_resolution", "confirmed_resolution"];
    private static readonly string[] _channels = ["messenger", "email", "phone", "whatsapp"];

    public static void Apply(JsonObject json, ApiVersion version)
    {
        if (version < ApiVersion.V2_14) return;
        var id = json["id"]?.ToString() ?? "";
        if (json["statistics"] is JsonObject statistics) WriteHandling(statistics, id);
        if (StableDraw.OneIn(3, id, "fin")) WriteAgent(json, id);
        if (version < ApiVersion.V2_16) return;
        json["priority"] = json["priority"]?.ToString() == "priority" ? "high" : "none";
        var channel = StableDraw.Pick(_channels, id, "channel");
        json["channel"] = new JsonObject { ["initial"] = channel, ["current"] = StableDraw.OneIn(5, id, "moved") ? "email" : channel };
        json["company"] = StableDraw.OneIn(2, id, "company") ? Company(id) : null;
        json["external_references"] = new JsonArray();
        WriteSalesAgent(json, id);
        if (json["source"] is JsonObject source) (source["recipients"], source["reply_to"]) = (new JsonArray(), new JsonArray());
    }

    /// <summary>What the description serves only to who asks with <c>include_scorecards=true</c>.</summary>
    public static JsonArray Scorecards(string id) => StableDraw.OneIn(2, id, "scorecards") ? [] : [new JsonObject
    {
        ["scorecard_id"] = "67890",
        ["scorecard_version_id"] = "67891",
        ["name"] = "Standard QA Review",
        ["scorecard_type"] = "human",
        ["passed"] = StableDraw.OneIn(2, id, "passed"),
        ["score"] = Math.Round(StableDraw.Below(100, id, "score") / 100.0, 2),
        ["ai_score"] = null,
        ["evaluated_at"] = 1_719_493_065,
        ["reviewed_teammate"] = new JsonObject { ["type"] = "ai", ["admin_id"] = null },
        ["evaluators"] = new JsonArray(),
    }];

    /// <summary>The same with <c>include_monitors=true</c>.</summary>
    public static JsonArray MonitorEvaluations(string id) => !StableDraw.OneIn(4, id, "monitors") ? [] : [new JsonObject
    {
        ["monitor_id"] = "12345",
        ["monitor_name"] = "Customer complaint handling",
        ["monitor_type"] = "prompt",
        ["result"] = "flagged",
        ["explanation"] = null,
        ["evaluated_at"] = 1_719_493_065,
    }];

    private static void WriteHandling(JsonObject statistics, string id)
    {
        statistics["handling_time"] = StableDraw.Below(3600, id, "handling");
        statistics["adjusted_handling_time"] = null;
        statistics["assigned_team_first_response_time"] = new JsonArray();
        statistics["assigned_team_first_response_time_in_office_hours"] = new JsonArray();
    }

    private static void WriteAgent(JsonObject json, string id)
    {
        json["ai_agent_participated"] = true;
        json["ai_agent"] = new JsonObject
        {
            ["source_type"] = "workflow",
            ["source_title"] = "First answer",
            ["last_answer_type"] = "ai_answer",
            ["resolution_state"] = StableDraw.Pick(_resolutions, id, "resolution"),
            ["rating"] = StableDraw.OneIn(2, id, "rated") ? 1 + StableDraw.Below(5, id, "rating") : null,
            ["rating_remark"] = null,
            ["created_at"] = json["created_at"]?.DeepClone(),
            ["updated_at"] = json["created_at"]?.DeepClone(),
            ["content_sources"] = new JsonObject
            {
                ["type"] = "content_source.list",
                ["total_count"] = 1,
                ["content_sources"] = new JsonArray(new JsonObject
                {
                    ["content_type"] = "article",
                    ["url"] = "https://help.example.com/articles/1",
                    ["title"] = "First steps",
                    ["locale"] = "en",
                }),
            },
        };
    }

    private static JsonObject Company(string id) => new()
    {
        ["type"] = "company",
        ["id"] = StableDraw.Id(id, "company id"),
        ["company_id"] = $"remote-{1 + StableDraw.Below(200, id, "company number")}",
        ["name"] = $"Harbour {1 + StableDraw.Below(200, id, "company number")}",
        ["custom_attributes"] = new JsonObject(),
    };

    private static void WriteSalesAgent(JsonObject json, string id)
    {
        var participated = StableDraw.OneIn(7, id, "sales agent");
        json["sales_agent_participated"] = participated;
        json["sales_agent"] = participated
            ? new JsonObject { ["outcome"] = "qualified", ["routing_outcome"] = "routed_to_team", ["collected_data"] = new JsonObject { ["budget"] = "1000" } }
            : null;
    }
}
