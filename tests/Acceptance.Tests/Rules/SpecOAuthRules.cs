using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>The OAuth section names members of the configuration that exist.</summary>
internal static class SpecOAuthRules
{
    public static IEnumerable<string> Violations(JObject spec, JObject schema)
    {
        if (spec["advanced_auth"] is not JObject oauth) return [];
        return oauth.DescendantsAndSelf().OfType<JProperty>()
            .Where(member => member.Name is "predicate_key" or "path_in_connector_config" && member.Value is JArray { Count: > 0 })
            .Where(member => SchemaWalk.At(schema, member.Value.Values<string>().Select(name => name!)) is null)
            .Select(member => $"advanced_auth: {member.Name} {Json.Text(member.Value)} is not in the specification");
    }
}
