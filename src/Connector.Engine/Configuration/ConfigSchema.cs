using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Connector.Engine;

/// <summary>
/// A JSON schema, such as the <c>connectionSpecification</c>, as the validator takes it. Built keyword by keyword: the library's own reader goes through
/// reflection, which costs every read more than a tenth of a second and 10 MB.
/// </summary>
public static class ConfigSchema
{
    /// <exception cref="InvalidOperationException">A keyword that would not be enforced.</exception>
    public static JsonSchema Read(JObject node) => Fill(new JsonSchema(), node);

    private static T Fill<T>(T schema, JObject node)
        where T : JsonSchema
    {
        foreach (var (keyword, value) in Referred(node))
            Apply(schema, keyword, value!);
        return schema;
    }

    /// <summary>What a schema that is only a reference, <c>#/definitions/name</c>, refers to.</summary>
    private static JObject Referred(JObject node) => node["$ref"] is JValue { Value: string reference }
        ? (JObject)node.Root["definitions"]![reference["#/definitions/".Length..]]!
        : node;

    private static void Apply(JsonSchema schema, string keyword, JToken value)
    {
        switch (keyword)
        {
            case "type":
                schema.Type = value is JArray types ? types.Aggregate(JsonObjectType.None, (all, type) => all | TypeOf(type)) : TypeOf(value);
                break;
            case "properties":
                foreach (var (name, property) in (JObject)value) schema.Properties[name] = Fill(new JsonSchemaProperty(), (JObject)property!);
                break;
            case "items":
                schema.Item = Fill(new JsonSchema(), (JObject)value);
                break;
            case "required":
                foreach (var name in (JArray)value) schema.RequiredProperties.Add((string)name!);
                break;
            case "enum":
                foreach (var choice in (JArray)value) schema.Enumeration.Add(((JValue)choice).Value);
                break;
            case "additionalProperties" when value is JObject others:
                schema.AdditionalPropertiesSchema = Fill(new JsonSchema(), others);
                break;
            case "additionalProperties":
                schema.AllowAdditionalProperties = (bool)value;
                break;
            case "minimum":
                schema.Minimum = (decimal)value;
                break;
            case "maximum":
                schema.Maximum = (decimal)value;
                break;
            case "minLength":
                schema.MinLength = (int)value;
                break;
            case "pattern":
                schema.Pattern = (string)value!;
                break;
            case "format":
                schema.Format = (string)value!;
                break;
            case "airbyte_secret":
                schema.ExtensionData = new Dictionary<string, object?> { [keyword] = (bool)value };
                break;
            case "$schema" or "title" or "description" or "default" or "examples" or "order" or "pattern_descriptor" or "definitions":
                break; // says nothing about what is valid
            default:
                throw new InvalidOperationException($"The connection specification uses the keyword `{keyword}`, which would not be enforced.");
        }
    }

    private static JsonObjectType TypeOf(JToken name) => Enum.Parse<JsonObjectType>((string)name!, ignoreCase: true);
}
