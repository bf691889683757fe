using System.Text.Json;
using System.Text.Json.Nodes;
using Intercom.Sandbox.Workspaces;

namespace Intercom.Sandbox.Demo.Running;

/// <summary>What <c>discover</c> found, selected: incrementally where a stream can be. Left out are notes, which take a request a contact or company.</summary>
internal sealed class ConfiguredCatalog
{
    public ConfiguredCatalog(JsonElement streams)
    {
        var selected = streams.EnumerateArray().Where(stream => !LeftOut.Contains(NameOf(stream))).ToList();
        Streams = [.. selected.Select(NameOf)];
        Json = new JsonObject { ["streams"] = new JsonArray([.. selected.Select(Configure)]) };
    }

    public static IReadOnlyList<string> LeftOut { get; } = [StreamName.ContactNotes, StreamName.CompanyNotes];

    public IReadOnlyList<string> Streams { get; }

    /// <summary>The content of the <c>--catalog</c> file.</summary>
    public JsonObject Json { get; }

    private static string NameOf(JsonElement stream) => stream.GetProperty("name").GetString()!;

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
