using System.Text.Json;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Generation;

/// <summary>
/// The data attributes of one model: first the standard ones, which have no id and of which two are both called <c>name</c>
/// (only <c>full_name</c> tells them apart), then as many custom ones as are asked for.
/// </summary>
internal sealed class DataAttributeGenerator(Random random, string model) : IRowGenerator
{
    private static readonly string[] _dataTypes = ["string", "integer", "float", "boolean", "date"];

    private static readonly (string FullName, string DataType)[] _standard =
    [
        ("name", "string"), ("plan.name", "string"), ("created_at", "date"), ("updated_at", "date"), ("session_count", "integer"),
    ];

    private int _count;

    /// <summary>How many there are before the first custom one.</summary>
    public static int StandardCount => _standard.Length;

    public GeneratedRow Generate(RowTimes times)
    {
        var number = _count++;
        var custom = number >= _standard.Length;
        var (fullName, dataType) = custom ? ($"custom_attributes.field_{number}", random.Pick(_dataTypes)) : _standard[number];
        return new GeneratedRow(fullName, times, RowJson.Write(json =>
        {
            json.WriteStartObject();
            WriteMembers(json, fullName, dataType, custom);
            if (custom) WriteCustomMembers(json, number, times);
            json.WriteEndObject();
        }));
    }

    private void WriteMembers(Utf8JsonWriter json, string fullName, string dataType, bool custom)
    {
        json.WriteString("type", "data_attribute");
        json.WriteString("name", fullName[(fullName.LastIndexOf('.') + 1)..]);
        json.WriteString("full_name", fullName);
        json.WriteString("label", fullName.Replace('_', ' '));
        json.WriteString("description", custom ? "" : $"The {fullName} of a {model}");
        json.WriteString("data_type", dataType);
        json.WriteBoolean("api_writable", custom);
        json.WriteBoolean("ui_writable", custom);
        json.WriteBoolean("messenger_writable", true);
        json.WriteBoolean("custom", custom);
        json.WriteBoolean("archived", false);
        json.WriteString("model", model);
    }

    private void WriteCustomMembers(Utf8JsonWriter json, int number, RowTimes times)
    {
        json.WriteNumber("id", 14_878_600 + number);
        json.WriteString("admin_id", "4423433");
        json.WriteNumber("created_at", times.CreatedAt);
        json.WriteNumber("updated_at", times.UpdatedAt);
        if (random.Happens(0.3)) json.WriteStrings("options", ["small", "medium", "large"]);
    }
}
