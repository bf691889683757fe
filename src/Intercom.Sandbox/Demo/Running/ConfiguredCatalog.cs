using System.Text.Json;
using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Demo.Running;

/// <summary>Everything that <c>discover</c> found, selected: incrementally where a stream can be.</summary>
internal sealed class ConfiguredCatalog
{
    public ConfiguredCatalog(JsonElement streams)
    {
        Streams = [.. streams.EnumerateArray().Select(stream => stream.GetProperty("name").GetString()!)];
        Json = new JsonObject { ["streams"] = new JsonArray([.. streams.EnumerateArray().Select(Configure)]) };
    }

    public IReadOnlyList<string> Streams { get; }

    /// <summary>The content of the <c>--catalog</c> file.</summary>
    public JsonObject Json { get; }

    private static JsonNode Configure(JsonElement stream)
    {
        var isIncremental = stream.GetProperty("supported_sync_modes").EnumerateArray().Any(mode => mode.ValueEquals("incremental"));
        return new JsonObject
        {
            ["stream"] = JsonObject.Create(stream),
            ["sync_mode"] = isIncremental ? "incremental" : "full_refresh",
            ["destination_sync_mode"] = isIncremental ? "append_dedup" : "overwrite",
        };
    }
}
