using System.Text.Json.Nodes;
using Intercom.Sandbox.Versions;

namespace Intercom.Sandbox.Generation;

/// <summary>What a workspace sets up around its inbox: macros, reasons to be away, brands, addresses, and subscriptions of contacts.</summary>
internal sealed class InboxRows(Random random, References references)
{
    private static readonly (string Label, string Emoji)[] _reasons =
        [("Lunch", "🍽️"), ("Meeting", "📅"), ("Training", "📚"), ("Done for today", "🌙")];

    /// <summary>Times are ISO 8601 text, unlike everywhere else.</summary>
    public JsonObject Macro(string id, int number, RowTimes times) => new()
    {
        ["type"] = "macro",
        ["id"] = id,
        ["name"] = $"Macro {number + 1}",
        ["body"] = $"<p>Hi <attribute key=\"user.name\" default=\"there\"/>. {random.Pick(Vocabulary.Sentences)}</p>",
        ["body_text"] = $"Hi {{{{user.name|fallback:\"there\"}}}}. {random.Pick(Vocabulary.Sentences)}",
        ["created_at"] = IsoTime.Of(times.CreatedAt),
        ["updated_at"] = IsoTime.Of(times.UpdatedAt),
        ["visible_to"] = number % 3 == 0 ? "specific_teams" : "everyone",
        ["visible_to_team_ids"] = number % 3 == 0 ? new JsonArray(References.PickOr(random, references.Teams, "5077733")) : [],
        ["available_on"] = new JsonArray("inbox", "messenger"),
    };

    public JsonObject AwayStatusReason(string id, int number, RowTimes times) => new()
    {
        ["type"] = "away_status_reason",
        ["id"] = id,
        ["label"] = _reasons[number % _reasons.Length].Label,
        ["emoji"] = _reasons[number % _reasons.Length].Emoji,
        ["order"] = number + 1,
        ["deleted"] = number % _reasons.Length == 3,
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
    };

    public JsonObject Brand(string id, int number, RowTimes times) => new()
    {
        ["type"] = "brand",
        ["id"] = id,
        ["name"] = random.Pick(Vocabulary.CompanyNames),
        ["is_default"] = number == 0,
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
        ["help_center_id"] = References.PickOr(random, references.HelpCenters, "79"),
        ["default_address_settings_id"] = $"{number + 1}",
    };

    public JsonObject Email(string id, int number, RowTimes times) => new()
    {
        ["type"] = "email_setting",
        ["id"] = id,
        ["email"] = $"support{number}@example.com",
        ["verified"] = random.Happens(0.9),
        ["domain"] = "example.com",
        ["brand_id"] = References.PickOr(random, references.Brands, "1"),
        ["forwarding_enabled"] = number == 0,
        ["forwarded_email_last_received_at"] = number == 0 ? times.UpdatedAt : null,
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
    };

    /// <summary>The first two are those that contacts opt out of and in to.</summary>
    public static JsonObject SubscriptionType(string id, int number)
    {
        var name = number == 0 ? "Newsletters" : $"Updates {number}";
        return new JsonObject
        {
            ["type"] = "subscription",
            ["id"] = id,
            ["state"] = number == 3 ? "archived" : "live",
            ["consent_type"] = number % 2 == 0 ? "opt_out" : "opt_in",
            ["default_translation"] = Translation(name),
            ["translations"] = new JsonArray(Translation(name)),
            ["content_types"] = number % 2 == 0 ? new JsonArray("email") : new JsonArray("email", "sms_message"),
        };
    }

    public static JsonObject DeletedConversation(string id, long deletedAt) => new()
    {
        ["type"] = "conversation",
        ["id"] = id,
        ["metrics_retained"] = StableDraw.OneIn(2, id, "metrics"),
        ["deleted_at"] = deletedAt,
    };

    private static JsonObject Translation(string name) => new() { ["name"] = name, ["description"] = "", ["locale"] = "en" };
}
