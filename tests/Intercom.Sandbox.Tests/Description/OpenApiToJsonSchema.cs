using Newtonsoft.Json.Linq;

namespace Intercom.Sandbox.Tests.Description;

/// <summary>Turns OpenAPI 3.0 schema objects into JSON schema: references, <c>nullable</c>, and examples, which are no schema.</summary>
internal static class OpenApiToJsonSchema
{
    private static readonly string[] _annotations = ["example", "nullable", "format"];

    public static JToken Translate(JToken token) => token switch
    {
        JObject schema => TranslateObject(schema),
        JArray list => new JArray(list.Select(Translate)),
        _ => token.DeepClone(),
    };

    private static JObject TranslateObject(JObject schema)
    {
        // Elsewhere these names are those of an object's own members, which stay.
        var isSchema = schema["type"] is JValue || schema["$ref"] is JValue || schema["properties"] is JObject;
        var nullable = schema["nullable"] is JValue flag && (bool)flag;
        var result = new JObject();
        foreach (var (name, value) in schema)
        {
            // Which of several schemas applies: a hint in OpenAPI's own words, and no constraint.
            if (name == "discriminator" && value is JObject { Count: > 0 } hint && hint["propertyName"] is JValue) continue;
            if (isSchema && _annotations.Contains(name)) continue;
            result[name] = name == "$ref" ? ((string)value!).Replace("#/components/schemas/", "#/definitions/") : Translate(value!);
        }
        return nullable ? MakeNullable(result) : result;
    }

    private static JObject MakeNullable(JObject schema)
    {
        if (schema["$ref"] is not null)
            return new JObject { ["oneOf"] = new JArray(new JObject { ["$ref"] = schema["$ref"] }, new JObject { ["type"] = "null" }) };
        if (schema["type"] is JValue type) schema["type"] = new JArray(type, "null");
        if (schema["enum"] is JArray values && values.All(value => value.Type != JTokenType.Null)) values.Add(JValue.CreateNull());
        return schema;
    }
}
