using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TestKit;

namespace Benchmarks.Macro.Running;

/// <summary>The files of a read, in a folder that goes with them.</summary>
internal sealed class ReadFiles : IDisposable
{
    private readonly InputFiles _files = new();

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
        _files.Write("config.json", config.ToJsonString());
        _files.Write("catalog.json", JsonSerializer.Serialize(new { streams = order.Streams.Select(Configured) }));
        _files.Write("state.json", $"[{string.Join(',', order.States)}]");
    }

    public IEnumerable<string> Arguments => ["read", "--config", _files.PathOf("config.json"), "--catalog", _files.PathOf("catalog.json"), "--state", _files.PathOf("state.json")];

    public void Dispose() => _files.Dispose();

    private static object Configured(string stream) => new
    {
        stream = new { name = stream, json_schema = new { }, supported_sync_modes = new[] { "full_refresh", "incremental" } },
        sync_mode = "incremental",
        destination_sync_mode = "append_dedup",
    };
}
