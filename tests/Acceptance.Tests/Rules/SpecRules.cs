using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>The answer to <c>spec</c>.</summary>
internal static class SpecRules
{
    private static readonly string[] _forbidden =
    [
        "not", "anyOf", "patternProperties", "prefixItems", "allOf", "if", "then", "else", "dependentSchemas", "dependentRequired",
    ];

    /// <param name="config">A configuration that it must take.</param>
    /// <param name="expected">The specification as a file.</param>
    public static IEnumerable<string> Violations(ConnectorRun run, JObject config, JObject expected)
    {
        var specs = run.Of("SPEC").ToList();
        if (specs.Count != 1) return [$"{specs.Count} lines of SPEC, not exactly one"];
        var spec = (JObject)specs[0].Member("spec")!;
        if (spec["connectionSpecification"] is not JObject schema) return ["the specification has no connectionSpecification"];
        return
        [
            .. JToken.DeepEquals(spec, expected) ? Array.Empty<string>() : ["the specification is not that of the file"],
            .. SchemaValidator.Errors(schema, config).Select(error => $"the configuration does not fit: {error}"),
            .. SchemaFormRules.Violations(spec),
            .. SchemaFormRules.Violations(schema, _forbidden),
            .. SpecPropertyRules.Violations(schema),
            .. SpecSecretRules.Violations(schema),
            .. SpecOneOfRules.Violations(schema),
            .. SpecLayoutRules.Violations(schema),
            .. SpecOAuthRules.Violations(spec, schema),
        ];
    }
}
