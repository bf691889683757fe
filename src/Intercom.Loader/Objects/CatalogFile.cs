using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace Intercom.Loader;

/// <summary>A catalog from a file: what <c>discover</c> printed, its content alone, or a configured one.</summary>
internal static class CatalogFile
{
    /// <exception cref="ConnectorException">Config error: it cannot be read, or is none.</exception>
    public static IReadOnlyList<AirbyteStream> Read(string path)
    {
        var json = JsonFile.Read(path, "catalog");
        var streams = (json["catalog"] ?? json)["streams"] as JArray
            ?? throw ConnectorException.Config($"The catalog file {path} has no list `streams`.");
        return [.. streams.Select((entry, i) => Stream(path, entry, i))];
    }

    private static AirbyteStream Stream(string path, JToken entry, int index)
    {
        var stream = entry["stream"] as JObject ?? entry as JObject;
        if (stream?["name"] is not JValue { Value: string name } || stream["json_schema"] is not JObject schema)
            throw ConnectorException.Config($"The catalog file {path} does not say name and json_schema of its streams[{index}].");
        var key = entry["primary_key"] as JArray ?? stream["source_defined_primary_key"] as JArray ?? [];
        var cursor = entry["cursor_field"] as JArray ?? stream["default_cursor_field"] as JArray ?? [];
        return new AirbyteStream(name, schema, [.. key.Select(part => (string)(part is JArray nested ? nested[0] : part)!)], (string?)cursor.FirstOrDefault());
    }
}
