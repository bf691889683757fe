using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Tags, in the three-member form the list endpoint gives.</summary>
internal sealed class TagGenerator(Random random) : IRowGenerator
{
    private const long FirstId = 7_800_216;
    private int _count;

    public GeneratedRow Generate(RowTimes times)
    {
        var id = $"{FirstId + _count++}";
        return new GeneratedRow(id, default, RowJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "tag");
            json.WriteString("id", id);
            json.WriteString("name", $"{random.Pick(Vocabulary.Industries)} {_count}");
            json.WriteEndObject();
        }));
    }
}
