using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>What no schema may hold, neither the specification's nor a stream's, and what each must be.</summary>
internal static class SchemaFormRules
{
    private static readonly string[] _types = ["string", "integer", "number", "boolean", "object", "array", "null"];

    /// <param name="forbidden">Keywords that destinations or the platform's form cannot deal with.</param>
    public static IEnumerable<string> Violations(JObject schema, params IEnumerable<string> forbidden)
    {
        foreach (var reference in schema.DescendantsAndSelf().OfType<JProperty>().Where(member => member.Name == "$ref"))
            yield return $"$ref at {reference.Path}";
        foreach (var (path, part) in SchemaWalk.All(schema))
        {
            foreach (var keyword in forbidden.Where(keyword => part[keyword] is not null)) yield return $"{keyword} at {path}";
            foreach (var type in SchemaWalk.Types(part).Except(_types)) yield return $"the unknown type {type} at {path}";
            if (part["additionalProperties"] is { } additional and not JValue { Value: true })
                yield return $"additionalProperties is {Json.Text(additional)} at {path}, not true";
            if (part["properties"] is not (null or JObject)) yield return $"properties is no object at {path}";
            if (part["required"] is not (null or JArray)) yield return $"required is no list at {path}";
        }
    }
}
