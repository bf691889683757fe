using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>What a property of the specification may be, so that the platform's form can show it.</summary>
internal static class SpecPropertyRules
{
    private static readonly string[] _itemTypes = ["object", "string", "number", "integer"];

    public static IEnumerable<string> Violations(JObject schema) => SchemaWalk.All(schema)
        .SelectMany(part => Violations(part.Schema, part.Path == "/").Select(violation => $"{violation} at {part.Path}"));

    private static IEnumerable<string> Violations(JObject part, bool isRoot)
    {
        if (part["type"] is JArray types && (types.Count != 2 || types[1].Value<string>() != "null"))
            yield return "a type that is neither simple nor [simple, \"null\"]";
        if (!isRoot && SchemaWalk.Types(part).Contains("object") && part["properties"] is not JObject { Count: > 0 } && part["oneOf"] is null)
            yield return "an object without properties";
        if (SchemaWalk.Types(part).Contains("array") && !IsListOfOne(part["items"])) yield return "a list of no one type";
        if (part["enum"] is JArray values && values.Select(Json.Text).Distinct().Count() < values.Count) yield return "a value twice in an enum";
    }

    private static bool IsListOfOne(JToken? items) =>
        items is JObject schema && (schema["enum"] is not null || (SchemaWalk.Types(schema) is [var type] && _itemTypes.Contains(type)));
}
