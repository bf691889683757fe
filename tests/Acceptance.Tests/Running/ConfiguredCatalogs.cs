using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>Configured catalogs as the platform writes them: every member there, null when unset, schemas as discovered.</summary>
internal static class ConfiguredCatalogs
{
    private static readonly string[] _members =
    [
        "cursor_field", "primary_key", "generation_id", "minimum_generation_id", "sync_id", "include_files", "destination_object_name",
    ];

    /// <summary>Every stream discovered, in the first of its sync modes.</summary>
    public static JObject All(JObject discovered) => Catalog(StreamEntry.Discovered(discovered).Select(stream => new JObject
    {
        ["stream"] = stream.Stream.DeepClone(),
        ["sync_mode"] = stream.Modes.First(),
        ["destination_sync_mode"] = "append",
    }));

    /// <summary>The catalog of a file, with the streams as discovered.</summary>
    public static JObject Of(JObject file, JObject discovered)
    {
        var streams = StreamEntry.Discovered(discovered).ToDictionary(stream => stream.Name, stream => stream.Stream);
        return Catalog(file["streams"]!.Cast<JObject>().Select(entry =>
        {
            var copy = (JObject)entry.DeepClone();
            copy["stream"] = streams[entry.SelectToken("stream.name")!.Value<string>()!].DeepClone();
            return copy;
        }));
    }

    /// <summary>One stream of a catalog.</summary>
    public static JObject Only(string stream, JObject catalog) =>
        new() { ["streams"] = new JArray(catalog["streams"]!.Where(entry => entry.SelectToken("stream.name")!.Value<string>() == stream)) };

    /// <summary>What the platform's suite provokes a failure with: neither the stream nor the modes exist.</summary>
    public static JObject Invalid() => Catalog([new JObject
    {
        ["stream"] = new JObject
        {
            ["name"] = "__AIRBYTE__stream_that_does_not_exist",
            ["json_schema"] = new JObject { ["type"] = "object", ["properties"] = new JObject { ["f1"] = new JObject { ["type"] = "string" } } },
            ["supported_sync_modes"] = new JArray("full_refresh"),
        },
        ["sync_mode"] = "INVALID",
        ["destination_sync_mode"] = "INVALID",
    }]);

    private static JObject Catalog(IEnumerable<JObject> entries) => new() { ["streams"] = new JArray(entries.Select(Whole)) };

    private static JObject Whole(JObject entry)
    {
        foreach (var member in _members) entry[member] ??= JValue.CreateNull();
        ((JObject)entry["stream"]!)["namespace"] ??= JValue.CreateNull();
        return entry;
    }
}
