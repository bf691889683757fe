using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using TestKit;

namespace Source.Intercom.Tests.Schemas;

/// <summary>The properties that Intercom's own description gives an object, as paths such as <c>source.author.id</c>.</summary>
internal static class DescribedProperties
{
    private static readonly ConcurrentDictionary<string, JObject> _components = [];

    public static IEnumerable<string> Of(string component, string version) => TypesOf(component, version).Keys;

    /// <summary>Each with the types it may be of; none where the description does not say.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> TypesOf(string component, string version) => Below("", Component(component, version), version, [])
        .GroupBy(property => property.Path)
        .ToDictionary(property => property.Key, property => (IReadOnlyList<string>)[.. property.SelectMany(found => found.Types).Distinct()]);

    private static JObject Component(string name, string version) =>
        (JObject?)Components(version)[name] ?? throw new InvalidDataException($"The description has no component {name}.");

    private static JObject Components(string version) => _components.GetOrAdd(
        version, static version => (JObject)YamlFile.Read(SharedData.Require($"openapi/intercom-{version}.yaml"))["components"]!["schemas"]!);

    /// <param name="open">The components it stands in: one that holds itself is described once.</param>
    private static IEnumerable<(string Path, IReadOnlyList<string> Types)> Below(string path, JToken schema, string version, IReadOnlyList<string> open)
    {
        // What is translated is described in each of forty languages alike; a schema has it as one free-form object.
        if (path.EndsWith("translated_content", StringComparison.Ordinal)) return [];
        if (schema.Value<string>("$ref")?.Split('/')[^1] is { } name)
        {
            // Referred to, but described nowhere: free-form.
            if (name == "custom_attributes" || open.Contains(name)) return [];
            return Below(path, Component(name, version), version, [.. open, name]);
        }

        var parts = new[] { "allOf", "oneOf", "anyOf" }.SelectMany(word => schema[word] as JArray ?? []).SelectMany(part => Below(path, part, version, open));
        var items = schema["items"] is { } entry ? Below(path + "[]", entry, version, open) : [];
        var members = ((JObject?)schema["properties"])?.Properties() ?? [];
        return
        [
            .. parts, .. items,
            .. members.SelectMany(member => Below(Join(path, member.Name), member.Value, version, open).Prepend((Join(path, member.Name), TypesOf(member.Value, version)))),
        ];
    }

    private static IReadOnlyList<string> TypesOf(JToken schema, string version)
    {
        if (schema.Value<string>("$ref")?.Split('/')[^1] is { } name) return name == "custom_attributes" ? [] : TypesOf(Component(name, version), version);
        if (schema.Value<string>("type") is { } type) return [type];
        return [.. new[] { "allOf", "oneOf", "anyOf" }.SelectMany(word => schema[word] as JArray ?? []).SelectMany(part => TypesOf(part, version)).Distinct()];
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
