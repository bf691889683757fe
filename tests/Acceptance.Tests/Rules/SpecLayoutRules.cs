using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>How the platform's form lays the properties out.</summary>
internal static class SpecLayoutRules
{
    public static IEnumerable<string> Violations(JObject schema)
    {
        foreach (var (path, part) in SchemaWalk.All(schema))
        {
            var properties = SchemaWalk.Properties(part).ToList();
            foreach (var same in properties.Where(property => property.Schema["order"] is not null)
                .GroupBy(property => (property.Schema.Value<string>("group"), property.Schema.Value<int>("order"))).Where(same => same.Count() > 1))
                yield return $"{string.Join(" and ", same.Select(property => property.Name))} share the order {same.Key.Item2} at {path}";
            if (path != "/" && properties.Any(property => property.Schema["group"] is not null)) yield return $"a group below the top, at {path}";
            if (part["display_type"] is { } display && (part["oneOf"] is null || display.Value<string>() is not ("dropdown" or "radio")))
                yield return $"the display_type {Json.Text(display)} at {path}";
        }
    }
}
