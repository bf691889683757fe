using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Benchmarks.Macro.Running;

/// <summary>The files of a read, in a folder that goes with them.</summary>
internal sealed class ReadFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("benchmark-");

    public ReadFiles(ReadOrder order, DateTimeOffset now)
    {
        var startDate = now.AddDays(-ReadOrder.StartDaysBack).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var config = new JsonObject
        {
            ["access_token"] = SandboxProcess.Token,
            ["start_date"] = startDate,
            ["api_rate_limit"] = order.RateLimit,
        };
        if (order.Workers is { } workers) config["num_workers"] = workers;
        Save("config.json", config.ToJsonString());
        Save("catalog.json", JsonSerializer.Serialize(new { streams = order.Streams.Select(Configured) }));
        Save("state.json", $"[{string.Join(',', order.States)}]");
    }

    public IEnumerable<string> Arguments => ["read", "--config", Name("config.json"), "--catalog", Name("catalog.json"), "--state", Name("state.json")];

    public void Dispose() => _folder.Delete(recursive: true);

    private static object Configured(string stream) => new
    {
        stream = new { name = stream, json_schema = new { }, supported_sync_modes = new[] { "full_refresh", "incremental" } },
        sync_mode = "incremental",
        destination_sync_mode = "append_dedup",
    };

    private void Save(string name, string text) => File.WriteAllText(Name(name), text);

    private string Name(string name) => Path.Combine(_folder.FullName, name);
}
