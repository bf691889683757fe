using System.Text.Json.Nodes;
using TestKit;

namespace Container.Tests.Support;

/// <summary>The files of a read in a folder to be mounted: readable for whatever user the container runs as.</summary>
internal sealed class MountedFiles : IDisposable
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("connector-input-");

    public MountedFiles(string token, IEnumerable<string> streams, JsonObject? options = null)
    {
        // The temporary folder itself is for this user alone; one inside it is not, and a mount does not look above itself.
        Folder = _temporary.CreateSubdirectory("in").FullName;
        var config = new JsonObject { ["access_token"] = token, ["start_date"] = "2015-01-01T00:00:00Z", ["activity_logs_time_step"] = 91, ["custom_object_types"] = new JsonArray("Order", "Delivery") };
        foreach (var (key, value) in options ?? []) config[key] = value?.DeepClone();
        Save("config.json", config.ToJsonString());
        Save("catalog.json", new JsonObject { ["streams"] = new JsonArray([.. streams.Select(Configured)]) }.ToJsonString());
    }

    public string Folder { get; }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Save(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>Saves what a platform has of a run, as the state of the next.</summary>
    public void SaveState(SourceRun run) => Save("state.json", StateBuilder.After(run).ToString());

    public void Dispose() => _temporary.Delete(recursive: true);

    private static JsonNode Configured(string stream) => new JsonObject
    {
        ["stream"] = new JsonObject
        {
            ["name"] = stream,
            ["json_schema"] = new JsonObject(),
            ["supported_sync_modes"] = new JsonArray("full_refresh", "incremental"),
        },
        ["sync_mode"] = "incremental",
        ["destination_sync_mode"] = "append_dedup",
    };
}
