using Newtonsoft.Json.Linq;

namespace Airbyte.Protocol;

/// <summary>The <c>--catalog</c> of a read. Nulls and unknown members are taken; a stream, a name and a known sync mode are required.</summary>
public sealed record ConfiguredCatalog(IReadOnlyList<ConfiguredStream> Streams)
{
    /// <exception cref="ConnectorException">Config error that names the entry and the member at fault.</exception>
    public static ConfiguredCatalog Parse(JToken json)
    {
        if (json is not JObject { } root || root["streams"] is not JArray entries)
            throw ConnectorException.Config("The configured catalog must be a JSON object with a list `streams`.");
        var streams = entries.Select(ParseStream).ToList();
        var twice = streams.GroupBy(stream => stream.Name).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw ConnectorException.Config($"The configured catalog selects stream `{twice.Key}` more than once.");
        return new ConfiguredCatalog(streams);
    }

    private static ConfiguredStream ParseStream(JToken entry, int index)
    {
        var stream = (entry as JObject)?["stream"] as JObject;
        if (stream?["name"] is not JValue { Value: string { Length: > 0 } name })
            throw ConnectorException.Config($"The configured catalog's streams[{index}] has no `stream.name`.");
        return new ConfiguredStream(name, ParseMode(name, entry["sync_mode"])) { SyncId = ParseSyncId(name, entry["sync_id"]) };
    }

    private static long? ParseSyncId(string stream, JToken? id) => id switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue { Value: long number } => number,
        _ => throw ConnectorException.Config($"Stream `{stream}` of the configured catalog has a sync_id that is not an integer."),
    };

    private static SyncMode ParseMode(string stream, JToken? mode) => mode is JValue { Value: string text } ? text switch
    {
        "full_refresh" => SyncMode.FullRefresh,
        "incremental" => SyncMode.Incremental,
        _ => throw ConnectorException.Config(
            $"Stream `{stream}` of the configured catalog has sync_mode `{text}`; it must be `full_refresh` or `incremental`."),
    }
    : mode is null or { Type: JTokenType.Null }
        ? SyncMode.FullRefresh // the protocol's default
        : throw ConnectorException.Config($"Stream `{stream}` of the configured catalog has a sync_mode that is not a string.");
}
