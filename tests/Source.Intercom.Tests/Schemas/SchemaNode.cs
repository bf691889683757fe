using Newtonsoft.Json.Linq;

namespace Source.Intercom.Tests.Schemas;

/// <summary>One schema inside a schema file, and where it stands: <c>source.attachments[].url</c>; the root has the empty path.</summary>
internal sealed record SchemaNode(string Path, JObject Value, bool IsProperty)
{
    public IReadOnlyList<string> Types => Value["type"] switch
    {
        JArray list => [.. list.Values<string>().OfType<string>()],
        { } single => [single.Value<string>()!],
        null => [],
    };

    public IEnumerable<JProperty> Properties => ((JObject?)Value["properties"])?.Properties() ?? [];

    public SchemaNode? Items => Value["items"] is JObject items ? new(Path + "[]", items, IsProperty: false) : null;

    /// <summary>The workspace or the kind of event decides on the members, so members beside the declared ones are expected.</summary>
    public bool IsFreeForm => !Properties.Any() || Path.EndsWith("metadata", StringComparison.Ordinal);

    public SchemaNode? Member(string name) => Value["properties"]?[name] is JObject member
        ? new(Path.Length == 0 ? name : $"{Path}.{name}", member, IsProperty: true)
        : null;

    /// <summary>The schema at a path such as <c>tags.data[].id</c>, or null if nothing is declared there.</summary>
    public SchemaNode? At(string path) => path.Split('.').Aggregate((SchemaNode?)this, (node, segment) =>
        segment.EndsWith("[]", StringComparison.Ordinal) ? node?.Member(segment[..^2])?.Items : node?.Member(segment));

    public static IEnumerable<SchemaNode> Walk(string path, JObject schema, bool isProperty)
    {
        var node = new SchemaNode(path, schema, isProperty);
        var below = node.Properties.Select(property => node.Member(property.Name)).Append(node.Items).OfType<SchemaNode>();
        return below.SelectMany(child => Walk(child.Path, child.Value, child.IsProperty)).Prepend(node);
    }
}
