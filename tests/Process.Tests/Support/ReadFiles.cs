using System.Text.Json;
using System.Text.Json.Nodes;

namespace Process.Tests;

/// <summary>The files of a read: configuration, catalog, state; in a folder of their own that goes with them.</summary>
internal sealed class ReadFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("source-intercom-");

    private ReadFiles()
    {
    }

    public static ReadFiles Write(string token, IEnumerable<string> streams, IEnumerable<string>? states = null, JsonObject? options = null)
    {
        var files = new ReadFiles();
        var config = new JsonObject { ["access_token"] = token, ["start_date"] = "2015-01-01T00:00:00Z", ["activity_logs_time_step"] = 91 };
        foreach (var (key, value) in options ?? []) config[key] = value?.DeepClone();
        files.Save("config.json", config.ToJsonString());
        files.Save("catalog.json", new JsonObject { ["streams"] = new JsonArray([.. streams.Select(Configured)]) }.ToJsonString());
        if (states is not null) files.Save("state.json", $"[{string.Join(',', states)}]");
        return files;
    }

    public IEnumerable<string> ReadArguments =>
        ["read", "--debug", "--config", Name("config.json"), "--catalog", Name("catalog.json"), "--state", Name("state.json")];

    public IEnumerable<string> CheckArguments => ["check", "--debug", "--config", Name("config.json")];

    public void Dispose() => _folder.Delete(recursive: true);

    private static JsonNode Configured(string stream) => JsonSerializer.SerializeToNode(new
    {
        stream = new { name = stream, json_schema = new { }, supported_sync_modes = new[] { "full_refresh", "incremental" } },
        sync_mode = "incremental",
        destination_sync_mode = "append_dedup",
    })!;

    private void Save(string name, string text) => File.WriteAllText(Name(name), text);

    private string Name(string name) => Path.Combine(_folder.FullName, name);
}
