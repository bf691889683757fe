using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Segments of people; the count is null unless someone asked for it.</summary>
internal sealed class SegmentGenerator(Random random) : IRowGenerator
{
    private int _count;

    public GeneratedRow Generate(RowTimes times)
    {
        var number = ++_count;
        var id = $"{times.CreatedAt:x8}{random.Hex(4)}{number:x8}";
        return new GeneratedRow(id, times, RowJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "segment");
            json.WriteString("id", id);
            json.WriteString("name", $"Segment {number}");
            json.WriteNumber("created_at", times.CreatedAt);
            json.WriteNumber("updated_at", times.UpdatedAt);
            json.WriteString("person_type", random.Happens(0.7) ? "user" : "contact");
            json.WriteNumberOrNull("count", random.Happens(0.5) ? null : random.Next(1000));
            json.WriteEndObject();
        }));
    }
}
