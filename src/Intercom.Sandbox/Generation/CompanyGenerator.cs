using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Companies with every member of the 2.11 description's <c>company</c>, in no to three segments each.</summary>
internal sealed class CompanyGenerator(Random random, References references, string workspaceId) : IRowGenerator
{
    private int _count;

    /// <summary>While set, companies come out with no users, and so stay out of list and scroll.</summary>
    public bool WithoutUsers { get; set; }

    public GeneratedRow Generate(RowTimes times)
    {
        var number = ++_count;
        var id = $"{times.CreatedAt:x8}{random.Hex(4)}{number:x8}";
        var segments = random.PickSome(references.Segments, 3);
        return new GeneratedRow(id, times, RowJson.Write(json => Write(json, id, number, times, segments))) { SegmentIds = segments };
    }

    private void Write(Utf8JsonWriter json, string id, int number, RowTimes times, IReadOnlyList<string> segments)
    {
        json.WriteStartObject();
        json.WriteString("type", "company");
        json.WriteString("company_id", $"remote-{number}");
        json.WriteString("id", id);
        json.WriteString("app_id", workspaceId);
        json.WriteString("name", $"{random.Pick(Vocabulary.CompanyNames)} {number}");
        json.WriteNumber("remote_created_at", random.Between(times.CreatedAt - 31_536_000, times.CreatedAt));
        json.WriteNumber("created_at", times.CreatedAt);
        json.WriteNumber("updated_at", times.UpdatedAt);
        json.WriteNumber("last_request_at", random.Between(times.CreatedAt, times.UpdatedAt));
        // The description says integer; spends with cents occur (INTERCOM.md, "Values").
        if (random.Happens(0.3)) json.WriteNumber("monthly_spend", Math.Round(random.NextDouble() * 5000, 2));
        else json.WriteNumber("monthly_spend", random.Next(5000));
        json.WriteNumber("session_count", random.Next(10_000));
        json.WriteNumber("user_count", WithoutUsers ? 0 : random.Next(1, 200));
        json.WriteNumber("size", random.Next(1, 5000));
        json.WriteString("website", $"https://company{number}.example.com");
        json.WriteString("industry", random.Pick(Vocabulary.Industries));
        json.WriteReferences("tags", "tag.list", "tags", "tag", random.PickSome(references.Tags, 2));
        json.WriteReferences("segments", "segment.list", "segments", "segment", segments);
        WritePlan(json);
        WriteAttributes(json, number);
        json.WriteEndObject();
    }

    private void WritePlan(Utf8JsonWriter json)
    {
        json.WriteStartObject("plan");
        if (random.Happens(0.6))
        {
            var plan = random.Next(Vocabulary.Plans.Length);
            json.WriteString("type", "plan");
            json.WriteString("id", $"{plan + 1}");
            json.WriteString("name", Vocabulary.Plans[plan]);
        }
        json.WriteEndObject();
    }

    private void WriteAttributes(Utf8JsonWriter json, int number)
    {
        json.WriteStartObject("custom_attributes");
        json.WriteString("creation_source", "api");
        if (random.Happens(0.5)) json.WriteBoolean("paid_subscriber", random.Happens(0.5));
        if (random.Happens(0.5)) json.WriteNumber("team_mates", number % 50);
        if (random.Happens(0.3)) json.WriteNumber("health", Math.Round(random.NextDouble(), 3));
        json.WriteEndObject();
    }
}
