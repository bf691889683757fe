using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Benchmarks.Macro.Running;
using TestKit;

namespace Benchmarks.Soak;

/// <summary><c>run --every --listen</c> of the published loader, as a process. Disposing kills it.</summary>
internal sealed class LoaderService : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    /// <summary>What it said last.</summary>
    private readonly ConcurrentQueue<string> _words = new();

    private LoaderService(Process process, string listen) => (_process, _http) = (process, new HttpClient { BaseAddress = new Uri($"http://{listen}") });

    public static LoaderService Start(string program, LoadTarget target, string baseUrl, string every, string listen)
    {
        var start = new ProcessStartInfo(program, ["run", "--every", every, "--listen", listen, "--config", target.Settings])
        {
            Environment = { ["INTERCOM_BASE_URL"] = baseUrl, ["DOTNET_EnableDiagnostics"] = "0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var service = new LoaderService(process, listen);
        process.OutputDataReceived += service.Hear;
        process.ErrorDataReceived += service.Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Resident bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public int Handles => Directory.GetFileSystemEntries($"/proc/{_process.Id}/fd").Length;

    /// <summary>A number of <c>/metrics</c>; null: it has none of that name, or does not answer.</summary>
    public async Task<double?> MetricAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var text = await _http.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellation);
            var line = text.Split('\n').FirstOrDefault(line => line.StartsWith(name + " ", StringComparison.Ordinal));
            return line is null ? null : double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">It has ended by itself.</exception>
    public void MustLive()
    {
        if (_process.HasExited) throw new InvalidOperationException($"the service ended by itself, with exit code {_process.ExitCode}: {string.Join('\n', _words)}");
    }

    /// <summary>As an orchestrator does.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellation)
    {
        Posix.Kill(_process.Id, Posix.Terminate);
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    private void Hear(object sender, DataReceivedEventArgs said)
    {
        if (said.Data is not { } line) return;
        _words.Enqueue(line);
        if (_words.Count > 5) _words.TryDequeue(out _);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
