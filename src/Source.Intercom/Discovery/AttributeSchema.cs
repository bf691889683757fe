using Newtonsoft.Json.Linq;

namespace Source.Intercom;

/// <summary>JSON schemas of attributes, as the schemas in <c>schemas/</c> are written.</summary>
internal static class AttributeSchema
{
    /// <summary>The attributes as <c>properties</c>, by name; one that is defined in several ways may be of any of their types.</summary>
    public static JObject Properties(IEnumerable<AttributeDefinition> attributes) => new(attributes
        .GroupBy(attribute => attribute.Name, StringComparer.Ordinal)
        .OrderBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => new JProperty(same.Key, Merge([.. same.Select(Of)]))));

    /// <summary>With the attribute's id as <c>x-id</c>: by it a reader of the catalog tells two apart whose names it cannot.</summary>
    private static JObject Of(AttributeDefinition attribute)
    {
        var schema = Typed(attribute);
        if (attribute.Id is { } id) schema["x-id"] = id;
        return schema;
    }

    private static JObject Typed(AttributeDefinition attribute) => attribute.DataType switch
    {
        "integer" => Plain("integer", attribute),
        "float" or "decimal" => Plain("number", attribute),
        "boolean" => Plain("boolean", attribute),
        "date" or "datetime" => Moment(attribute),
        "relationship" or "files" => Nested(attribute),
        _ => Plain("string", attribute),
    };

    private static JObject Plain(string type, AttributeDefinition attribute) => new() { ["type"] = new JArray(type, "null"), ["description"] = Describe(attribute) };

    private static JObject Moment(AttributeDefinition attribute) => new()
    {
        ["type"] = new JArray("integer", "null"),
        ["description"] = $"{Describe(attribute)[..^1]}, in unix seconds.",
        ["x-time"] = "unix_seconds",
    };

    /// <summary>What leads to other objects, or holds files: lists of objects, or one.</summary>
    private static JObject Nested(AttributeDefinition attribute) => new()
    {
        ["type"] = new JArray("array", "object", "null"),
        ["description"] = Describe(attribute),
        ["items"] = new JObject { ["type"] = new JArray("object", "string", "null"), ["additionalProperties"] = true },
        ["additionalProperties"] = true,
    };

    private static string Describe(AttributeDefinition attribute)
    {
        var what = attribute.Description.Trim() is { Length: > 0 } said ? $"Attribute of the workspace: {said.TrimEnd('.')}." : "Attribute of the workspace.";
        return attribute.Options.Count == 0 ? what : $"{what} Values: {string.Join(", ", attribute.Options)}.";
    }

    private static JObject Merge(IReadOnlyList<JObject> schemas)
    {
        if (schemas.All(schema => JToken.DeepEquals(schema["type"], schemas[0]["type"]))) return schemas[0];
        var merged = schemas.Aggregate(new JObject(), (all, schema) =>
        {
            all.Merge(schema, new JsonMergeSettings { MergeArrayHandling = MergeArrayHandling.Union });
            return all;
        });
        var types = merged["type"]!.Values<string>().ToList();
        merged["type"] = new JArray(types.Where(type => type != "null").Append("null"));
        return merged;
    }
}
