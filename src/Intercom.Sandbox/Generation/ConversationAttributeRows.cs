using System.Globalization;
using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Generation;

/// <summary>Attributes of conversations (2.16): those that <see cref="ConversationGenerator"/> sets, and one of each further type.</summary>
internal static class ConversationAttributeRows
{
    private static readonly (string Name, string DataType)[] _attributes =
    [
        ("Issue type", "list"), ("Effort", "integer"), ("Order number", "string"), ("Refund", "decimal"), ("Escalated", "boolean"),
        ("Call back at", "datetime"), ("Related order", "relationship"), ("Proof", "files"), ("Old category", "list"),
    ];

    public static int Count => _attributes.Length;

    public static JsonObject Attribute(string id, int number, RowTimes times)
    {
        var (name, dataType) = _attributes[number % _attributes.Length];
        var attribute = Attribute(id, name, dataType, times);
        attribute["archived"] = name == "Old category";
        return attribute;
    }

    public static JsonObject Attribute(string id, string name, string dataType, RowTimes times)
    {
        var attribute = new JsonObject
        {
            ["type"] = "conversation_attribute",
            ["id"] = long.Parse(id, CultureInfo.InvariantCulture),
            ["name"] = name,
            ["description"] = "",
            ["data_type"] = dataType,
            ["required"] = false,
            ["visible_to_team_ids"] = new JsonArray(),
            ["archived"] = false,
            ["created_at"] = times.CreatedAt,
            ["updated_at"] = times.UpdatedAt,
            ["admin_id"] = "4423433",
        };
        WriteParticulars(attribute, dataType);
        return attribute;
    }

    /// <summary>The members that only one type of attribute has.</summary>
    public static void WriteParticulars(JsonObject attribute, string dataType)
    {
        foreach (var member in (ReadOnlySpan<string>)["multiline", "options", "reference"]) attribute.Remove(member);
        if (dataType == "string") attribute["multiline"] = false;
        if (dataType == "list") attribute["options"] = new JsonArray([.. Vocabulary.Industries.Select(Option)]);
        if (dataType == "relationship") attribute["reference"] = new JsonObject { ["type"] = "many", ["object_type_id"] = "Order" };
    }

    private static JsonObject Option(string label, int number) =>
        new() { ["id"] = $"a1b2c3d4-e5f6-7890-abcd-{number:x12}", ["label"] = label, ["archived"] = false };
}
