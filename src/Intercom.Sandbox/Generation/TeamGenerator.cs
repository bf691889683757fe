using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>Teams of teammates.</summary>
internal sealed class TeamGenerator(Random random, References references) : IRowGenerator
{
    private const long FirstId = 5_077_733;
    private int _count;

    public GeneratedRow Generate(RowTimes times)
    {
        var id = $"{FirstId + _count++}";
        var admins = random.PickSome(references.Admins, 3);
        return new GeneratedRow(id, default, RowJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "team");
            json.WriteString("id", id);
            json.WriteString("name", $"Team {_count}");
            json.WriteIntegers("admin_ids", admins);
            json.WriteStartObject("admin_priority_level");
            json.WriteIntegers("primary_admin_ids", admins);
            json.WriteNull("secondary_admin_ids");
            json.WriteEndObject();
            json.WriteEndObject();
        }));
    }
}
