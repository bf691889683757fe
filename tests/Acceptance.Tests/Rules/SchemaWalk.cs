using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>The schemas within a schema. A property may be called like a keyword, so names of properties are told from keywords.</summary>
internal static class SchemaWalk
{
    private static readonly string[] _lists = ["oneOf", "anyOf", "allOf"];

    /// <summary>The schema itself and all below it, with the path of each.</summary>
    public static IEnumerable<(string Path, JObject Schema)> All(JObject schema, string path = "")
    {
        yield return (path.Length == 0 ? "/" : path, schema);
        foreach (var (name, property) in Properties(schema))
            foreach (var found in All(property, $"{path}/{name}")) yield return found;
        if (schema["items"] is JObject items)
            foreach (var found in All(items, $"{path}/items")) yield return found;
        foreach (var variant in _lists.SelectMany(list => (schema[list] as JArray ?? []).OfType<JObject>()))
            foreach (var found in All(variant, $"{path}/{variant.Path.Split('.')[^1]}")) yield return found;
    }

    public static IEnumerable<(string Name, JObject Schema)> Properties(JObject schema) =>
        from property in (schema["properties"] as JObject)?.Properties() ?? []
        where property.Value is JObject
        select (property.Name, (JObject)property.Value);

    /// <summary>The schema of a nested property; null when there is none.</summary>
    public static JObject? At(JObject schema, IEnumerable<string> path) =>
        path.Aggregate((JObject?)schema, (at, name) => at?["properties"]?[name] as JObject);

    /// <summary>The types a schema allows.</summary>
    public static IReadOnlyList<string> Types(JObject schema) => schema["type"] switch
    {
        JArray types => [.. types.Values<string>().Select(type => type!)],
        JValue { Value: string type } => [type],
        _ => [],
    };
}
