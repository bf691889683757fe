using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>A stream of a catalog, discovered or configured.</summary>
internal sealed record StreamEntry(JObject Stream)
{
    public string Name => Stream.Value<string>("name")!;

    public JObject Schema => (JObject)Stream["json_schema"]!;

    /// <summary>The cursor field; null for a stream that is always read in full.</summary>
    public string? Cursor => Stream["default_cursor_field"] is JArray { Count: > 0 } path ? path[0].Value<string>() : null;

    /// <summary>Paths of the key's parts.</summary>
    public IReadOnlyList<string[]> Key => Stream["source_defined_primary_key"] is JArray paths
        ? [.. paths.Select(path => path.Values<string>().Select(name => name!).ToArray())]
        : [];

    public IEnumerable<string> Modes => Stream["supported_sync_modes"]?.Values<string>().Select(mode => mode!) ?? [];

    /// <summary>The streams of a catalog as discovered.</summary>
    public static IReadOnlyList<StreamEntry> Discovered(JObject catalog) =>
        [.. ((JArray)catalog["streams"]!).Cast<JObject>().Select(stream => new StreamEntry(stream))];

    /// <summary>The streams of a configured catalog.</summary>
    public static IReadOnlyList<StreamEntry> Configured(JObject catalog) =>
        [.. ((JArray)catalog["streams"]!).Select(entry => new StreamEntry((JObject)entry["stream"]!))];
}
