using Newtonsoft.Json.Linq;
using TestKit;

namespace Source.Intercom.Tests.Schemas;

/// <summary>The properties that Intercom's own description of API version 2.11 gives an object, as paths such as <c>source.author.id</c>.</summary>
internal static class DescribedProperties
{
    private static readonly Lazy<JObject> _components =
        new(() => (JObject)YamlFile.Read(SharedData.Require("openapi/intercom-2.11.yaml"))["components"]!["schemas"]!);

    public static IEnumerable<string> Of(string component) => Below("", Component(component));

    private static JObject Component(string name) =>
        (JObject?)_components.Value[name] ?? throw new InvalidDataException($"The description has no component {name}.");

    private static IEnumerable<string> Below(string path, JToken schema)
    {
        var own = Resolve(schema);
        var items = own["items"] is { } entry ? Below(path + "[]", entry) : [];
        var members = ((JObject?)own["properties"])?.Properties() ?? [];
        return items.Concat(members.SelectMany(member => Below(Join(path, member.Name), member.Value).Prepend(Join(path, member.Name))));
    }

    /// <summary>Follows a reference or the one entry of an <c>allOf</c>. <c>custom_attributes</c> is referred to but described nowhere: free-form.</summary>
    private static JToken Resolve(JToken schema)
    {
        if (schema["allOf"] is JArray all) return Resolve(all.ShouldHaveSingleItem());
        var name = schema.Value<string>("$ref")?.Split('/')[^1];
        if (name is null) return schema;
        return name == "custom_attributes" ? new JObject() : Resolve(Component(name));
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
