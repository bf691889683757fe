using System.Globalization;
using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Generation;

/// <summary>Help centers, their collections and articles, and articles for teammates only: objects of the 2.11 and 2.13 descriptions.</summary>
internal sealed class HelpCenterRows(Random random, References references)
{
    public JsonObject HelpCenter(string id, int number, RowTimes times) => new()
    {
        ["id"] = id,
        ["workspace_id"] = RowFactory.WorkspaceId,
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
        ["identifier"] = $"help-{number}",
        ["website_turned_on"] = true,
        ["display_name"] = $"{random.Pick(Vocabulary.CompanyNames)} help",
        ["url"] = $"https://help{number}.example.com",
        ["custom_domain"] = null,
    };

    /// <summary>Every third lies inside the one before it.</summary>
    public JsonObject Collection(string id, int number, RowTimes times) => new()
    {
        ["id"] = id,
        ["workspace_id"] = RowFactory.WorkspaceId,
        ["name"] = $"{random.Pick(Vocabulary.Industries)} {number}",
        ["url"] = $"https://help0.example.com/collection-{number}",
        ["order"] = number,
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
        ["description"] = random.Happens(0.3) ? null : random.Pick(Vocabulary.Sentences),
        ["icon"] = "bookmark",
        ["parent_id"] = number % 3 == 2 && references.Collections.Count > 0 ? references.Collections[^1] : null,
        ["help_center_id"] = references.HelpCenters.Count == 0 ? null : Number(references.HelpCenters[0]),
        ["default_locale"] = "en",
        ["translated_content"] = new JsonObject
        {
            ["type"] = "group_translated_content",
            ["fr"] = new JsonObject { ["type"] = "group_content", ["name"] = $"Thème {number}", ["description"] = "" },
        },
    };

    /// <summary>As retrieved by id; the list leaves the statistics out.</summary>
    public JsonObject Article(string id, int number, RowTimes times)
    {
        var parent = references.Collections.Count == 0 || random.Happens(0.2) ? null : random.Pick(references.Collections);
        var article = Content("article", times);
        article["id"] = id;
        article["workspace_id"] = RowFactory.WorkspaceId;
        article["url"] = $"https://help0.example.com/articles/{id}-{number}";
        article["parent_id"] = parent is null ? null : Number(parent);
        article["parent_type"] = parent is null ? null : "collection";
        article["parent_ids"] = parent is null ? [] : new JsonArray(Number(parent));
        article["default_locale"] = "en";
        article["translated_content"] = new JsonObject { ["type"] = "article_translated_content", ["fr"] = Content("article_content", times) };
        article["statistics"] = Statistics();
        return article;
    }

    public JsonObject InternalArticle(string id, int number, RowTimes times) => new()
    {
        ["type"] = "internal_article",
        ["id"] = id,
        ["title"] = $"{random.Pick(Vocabulary.Sentences)} ({number})",
        ["body"] = random.Happens(0.1) ? null : $"<p>{random.Pick(Vocabulary.Sentences)}</p>",
        ["owner_id"] = Author(),
        ["author_id"] = Author(),
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
        ["locale"] = "en",
    };

    private JsonObject Content(string type, RowTimes times) => new()
    {
        ["type"] = type,
        ["title"] = random.Pick(Vocabulary.Sentences),
        ["description"] = random.Pick(Vocabulary.Sentences),
        ["body"] = $"<p>{random.Pick(Vocabulary.Sentences)}</p>",
        ["author_id"] = Author(),
        ["state"] = random.Happens(0.8) ? "published" : "draft",
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
        ["url"] = "https://help0.example.com/articles",
    };

    private JsonObject Statistics() => new()
    {
        ["type"] = "article_statistics",
        ["views"] = random.Next(5000),
        ["conversions"] = random.Next(50),
        ["reactions"] = random.Next(100),
        ["happy_reaction_percentage"] = Math.Round(random.NextDouble() * 50, 1),
        ["neutral_reaction_percentage"] = Math.Round(random.NextDouble() * 30, 1),
        ["sad_reaction_percentage"] = Math.Round(random.NextDouble() * 20, 1),
    };

    private long Author() => Number(References.PickOr(random, references.Admins, "4423433"));

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
