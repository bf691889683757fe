using System.Diagnostics;
using System.Text.Json;
using Intercom.Sandbox.Reporting;

namespace Benchmarks.Macro.Running;

/// <summary>A sandbox as its own process, so that its work is not counted as the connector's. Disposing ends it.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    public const string Token = "benchmark-token-51c0d9";

    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly Process _process;
    private readonly HttpClient _http;

    private SandboxProcess(Process process, string baseUrl)
    {
        _process = process;
        BaseUrl = baseUrl;
        _http = new HttpClient { BaseAddress = new Uri(baseUrl) };
    }

    public string BaseUrl { get; }

    /// <summary>The most memory it has held, in bytes.</summary>
    public long PeakBytes => PeakMemory.Read(_process.Id) ?? 0;

    /// <param name="program">The sandbox's program.</param>
    /// <param name="options">Options of its <c>serve</c>.</param>
    public static async Task<SandboxProcess> StartAsync(string program, IEnumerable<string> options, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, ["serve", "--port", "0", "--token", Token, .. options]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException("the sandbox did not start");
            return new SandboxProcess(process, line.Split(' ')[^1]);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public Task<SandboxReport> ReportAsync(CancellationToken cancellation) => GetAsync<SandboxReport>("/_sandbox/report", cancellation);

    public Task<TrafficTimeline> TimelineAsync(CancellationToken cancellation) => GetAsync<TrafficTimeline>("/_sandbox/timeline", cancellation);

    /// <summary>The ids of a stream's records, as a reader must have seen them.</summary>
    public Task<List<string>> TruthAsync(string stream, CancellationToken cancellation) => TruthAsync(stream, Id, cancellation);

    /// <summary>When each of them changed last, unix seconds, by its id.</summary>
    public async Task<Dictionary<string, long>> VersionsAsync(string stream, CancellationToken cancellation) =>
        new(await TruthAsync(stream, record => KeyValuePair.Create(Id(record), record.GetProperty("data").GetProperty("updated_at").GetInt64()), cancellation), StringComparer.Ordinal);

    public async Task TouchAsync(string stream, string id, CancellationToken cancellation)
    {
        using var answer = await _http.PostAsync(new Uri($"/_sandbox/touch?stream={stream}&id={id}", UriKind.Relative), null, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<List<T>> TruthAsync<T>(string stream, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        using var lines = new StreamReader(await _http.GetStreamAsync(new Uri($"/_sandbox/truth?stream={stream}", UriKind.Relative), cancellation));
        var records = new List<T>();
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            using var record = JsonDocument.Parse(line);
            records.Add(read(record.RootElement));
        }

        return records;
    }

    private static string Id(JsonElement record) => record.GetProperty("id").GetString()!;

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<T>(await _http.GetStringAsync(new Uri(path, UriKind.Relative), cancellation), _json)!;
}
