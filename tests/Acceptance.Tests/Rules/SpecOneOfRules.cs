using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>A choice in the specification: objects, told apart by exactly one property that is constant in each.</summary>
internal static class SpecOneOfRules
{
    public static IEnumerable<string> Violations(JObject schema) => SchemaWalk.All(schema)
        .Where(part => part.Schema["oneOf"] is JArray)
        .SelectMany(part => OfChoice(part.Schema).Select(violation => $"{violation} at {part.Path}"));

    private static IEnumerable<string> OfChoice(JObject choice)
    {
        if (!SchemaWalk.Types(choice).Contains("object")) yield return "a oneOf whose type is not object";
        var variants = choice["oneOf"]!.OfType<JObject>().Select(variant => SchemaWalk.Properties(variant).ToList()).ToList();
        if (variants.Any(variant => variant.Count == 0)) yield return "a variant of a oneOf without properties";
        var common = variants.Select(variant => variant.Where(property => IsConstant(property.Schema)).Select(property => property.Name).ToHashSet()).ToList();
        var shared = common.Count == 0 ? [] : common.Aggregate((one, other) => [.. one.Intersect(other)]);
        if (shared.Count != 1) yield return $"a oneOf with {shared.Count} constant properties in common, not one";
    }

    private static bool IsConstant(JObject property)
    {
        var fixedValue = property["const"] ?? (property["enum"] is JArray { Count: 1 } values ? values[0] : null);
        return fixedValue is not null && (property["default"] is not { } otherwise ? property["const"] is not null : JToken.DeepEquals(otherwise, fixedValue));
    }
}
