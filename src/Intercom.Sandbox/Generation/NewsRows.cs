using System.Globalization;
using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Generation;

/// <summary>News items and the feeds they are published in.</summary>
internal sealed class NewsRows(Random random, References references)
{
    public JsonObject Newsfeed(string id, int number, RowTimes times) => new()
    {
        ["id"] = id,
        ["type"] = "newsfeed",
        ["name"] = $"Feed {number + 1}",
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
    };

    public JsonObject Item(string id, int number, RowTimes times) => new()
    {
        ["id"] = id,
        ["type"] = "news-item",
        ["workspace_id"] = RowFactory.WorkspaceId,
        ["title"] = $"{random.Pick(Vocabulary.Sentences)} ({number})",
        ["body"] = $"<p>{random.Pick(Vocabulary.Sentences)}</p>",
        ["sender_id"] = long.Parse(References.PickOr(random, references.Admins, "4423433"), CultureInfo.InvariantCulture),
        ["state"] = random.Happens(0.7) ? "live" : "draft",
        ["labels"] = random.Happens(0.5) ? [] : new JsonArray("New", "Improved"),
        ["cover_image_url"] = random.Happens(0.5) ? null : $"https://images.example.com/news/{number}.png",
        ["reactions"] = new JsonArray("😆", null, "😅"),
        ["deliver_silently"] = random.Happens(0.2),
        ["created_at"] = times.CreatedAt,
        ["updated_at"] = times.UpdatedAt,
        ["newsfeed_assignments"] = Assignments(times),
    };

    private JsonArray Assignments(RowTimes times) => references.Newsfeeds.Count == 0
        ? []
        : [new JsonObject
        {
            ["newsfeed_id"] = long.Parse(random.Pick(references.Newsfeeds), CultureInfo.InvariantCulture),
            ["published_at"] = times.CreatedAt,
        }];
}
