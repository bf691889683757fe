using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Properties that are secrets by their name are marked as such, so that the platform hides them.</summary>
internal static class SpecSecretRules
{
    private static readonly string[] _names =
    [
        "client_token", "access_token", "api_token", "token", "secret", "client_secret", "password", "key", "service_account_info",
        "service_account", "tenant_id", "certificate", "jwt", "credentials", "app_id", "appid", "refresh_token",
    ];

    private static readonly string[] _writable = ["string", "number", "integer"];

    public static IEnumerable<string> Violations(JObject schema)
    {
        foreach (var (name, property) in SchemaWalk.All(schema).SelectMany(part => SchemaWalk.Properties(part.Schema)))
        {
            var isMarked = property.Value<bool?>("airbyte_secret") == true;
            var canBeSecret = property["const"] is null && SchemaWalk.Types(property).Intersect(_writable).Any();
            if (_names.Contains(name) && canBeSecret && !isMarked) yield return $"{name} is not marked as a secret";
            if (isMarked && SchemaWalk.Types(property).Intersect(["object", "boolean"]).Any()) yield return $"{name} is marked as a secret and cannot be one";
        }
    }
}
