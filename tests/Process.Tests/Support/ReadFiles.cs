using System.Text.Json;
using System.Text.Json.Nodes;
using TestKit;

namespace Process.Tests;

/// <summary>The files of a read: configuration, catalog, state; in a folder of their own that goes with them.</summary>
internal sealed class ReadFiles : IDisposable
{
    private readonly InputFiles _files = new();

    private ReadFiles()
    {
    }

    public static ReadFiles Write(string token, IEnumerable<string> streams, IEnumerable<string>? states = null, JsonObject? options = null)
    {
        var files = new ReadFiles();
        var config = new JsonObject { ["access_token"] = token, ["start_date"] = "2015-01-01T00:00:00Z", ["activity_logs_time_step"] = 91 };
        foreach (var (key, value) in options ?? []) config[key] = value?.DeepClone();
        files._files.Write("config.json", config.ToJsonString());
        files._files.Write("catalog.json", new JsonObject { ["streams"] = new JsonArray([.. streams.Select(Configured)]) }.ToJsonString());
        if (states is not null) files._files.Write("state.json", $"[{string.Join(',', states)}]");
        return files;
    }

    public IEnumerable<string> ReadArguments =>
        ["read", "--debug", "--config", _files.PathOf("config.json"), "--catalog", _files.PathOf("catalog.json"), "--state", _files.PathOf("state.json")];

    public IEnumerable<string> CheckArguments => ["check", "--debug", "--config", _files.PathOf("config.json")];

    public void Dispose() => _files.Dispose();

    private static JsonNode Configured(string stream) => JsonSerializer.SerializeToNode(new
    {
        stream = new { name = stream, json_schema = new { }, supported_sync_modes = new[] { "full_refresh", "incremental" } },
        sync_mode = "incremental",
        destination_sync_mode = "append_dedup",
    })!;
}
