using System.Net;
using System.Net.Sockets;
using Benchmarks.Macro.Running;
using TestKit;

namespace Benchmarks.Soak;

/// <summary>
/// The published loader on its schedule, into DuckDB, from a sandbox whose rows change and whose answers fail now and then. Between, the
/// server goes away and the loader is killed in the midst of a run; at the end the tables are held against the sandbox's rows.
/// </summary>
internal sealed class SoakRun(string loader, string sandbox, string every, TextWriter output, TimeProvider clock)
{
    private const string LastSuccess = "intercom_loader_last_success_timestamp_seconds";

    private static readonly string[] _streams = ["contacts", "conversations", "tickets", "companies"];

    private static readonly string[] _serve =
    [
        "--contacts", "3000", "--conversations", "1500", "--tickets", "500", "--companies", "300", "--drift", "2", "--drift-streams", string.Join(',', _streams),
        "--fault-500", "0.005", "--fault-502", "0.003", "--fault-429", "0.003", "--fault-reset", "0.003", "--fault-truncated", "0.003",
    ];

    /// <summary>When something happens, as a share of the whole, and whether the server goes away then; else the loader is killed.</summary>
    private static readonly (double Share, bool IsOutage)[] _plan = [(0.15, true), (0.3, false), (0.45, true), (0.6, false), (0.75, true), (0.85, false)];

    private static readonly TimeSpan _outage = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(5);

    private readonly PublishedLoader _loader = new(loader, clock);
    private readonly List<SoakSample> _samples = [];
    private readonly List<SoakIncident> _incidents = [];
    private int _generation;

    public async Task<SoakResult> RunAsync(TimeSpan length, CancellationToken cancellation)
    {
        await using var server = await SandboxProcess.StartAsync(sandbox, _serve, cancellation);
        await using var relay = new ServerRelay(new Uri(server.BaseUrl), FreePort());
        await using var target = await LoadTarget.DuckDbAsync();
        var listen = $"127.0.0.1:{FreePort()}";
        var service = Start(target, relay, listen);
        try
        {
            var began = clock.GetTimestamp();
            var due = new Queue<(double Share, bool IsOutage)>(_plan);
            while (clock.GetElapsedTime(began) < length)
            {
                if (due.TryPeek(out var next) && clock.GetElapsedTime(began) >= next.Share * length)
                {
                    due.Dequeue();
                    if (next.IsOutage)
                    {
                        await GoAwayAsync(relay, service, target, began, cancellation);
                    }
                    else
                    {
                        await KillAsync(service, began, cancellation);
                        service = Start(target, relay, listen);
                    }
                }

                await LookAsync(service, target, began, cancellation);
                await Task.Delay(_look, clock, cancellation);
            }

            var exit = await service.StopAsync(cancellation);
            if (exit != 128 + Posix.Terminate) throw new InvalidOperationException($"the service ended with exit code {exit}, not as one that was told to stop");
        }
        finally
        {
            await service.DisposeAsync();
        }

        var tables = await new TableComparison(_loader, server, target, clock).CompareAsync(_streams, cancellation);
        var runs = await _loader.AskAsync(target, ["query", $"SELECT result FROM {target.Schema}._intercom_runs"], cancellation);
        return new SoakResult(length, _samples, _incidents, [.. runs.AsArray().Select(run => (string)run!["result"]!)], await server.ReportAsync(cancellation), tables);
    }

    private LoaderService Start(LoadTarget target, ServerRelay relay, string listen)
    {
        _generation++;
        return LoaderService.Start(loader, target, relay.Url, every, listen);
    }

    private async Task GoAwayAsync(ServerRelay relay, LoaderService service, LoadTarget target, long began, CancellationToken cancellation)
    {
        await SayAsync(new SoakIncident(clock.GetElapsedTime(began), _outage, "the server went away"));
        await relay.GoAwayAsync();
        var gone = clock.GetTimestamp();
        while (clock.GetElapsedTime(gone) < _outage)
        {
            await Task.Delay(_look, clock, cancellation);
            await LookAsync(service, target, began, cancellation);
        }

        relay.ComeBack();
    }

    /// <summary>In the midst of a run.</summary>
    private async Task KillAsync(LoaderService service, long began, CancellationToken cancellation)
    {
        while (await service.MetricAsync("intercom_loader_running", cancellation) != 1)
        {
            service.MustLive();
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellation);
        }

        await service.DisposeAsync();
        await SayAsync(new SoakIncident(clock.GetElapsedTime(began), TimeSpan.Zero, "the loader was killed in a run"));
    }

    private async Task LookAsync(LoaderService service, LoadTarget target, long began, CancellationToken cancellation)
    {
        service.MustLive();
        var success = await service.MetricAsync(LastSuccess, cancellation);
        var freshness = success is { } seconds ? clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : (TimeSpan?)null;
        _samples.Add(new SoakSample(clock.GetElapsedTime(began), _generation, service.Memory / 1e6, service.Handles, target.FileBytes / 1e6, freshness));
    }

    private Task SayAsync(SoakIncident incident)
    {
        _incidents.Add(incident);
        return output.WriteLineAsync($"{incident.At:hh\\:mm\\:ss} {incident.Text}");
    }

    /// <summary>Below those that connections are given: while the service is away, none of these takes it.</summary>
    private static int FreePort() => Enumerable.Range(18_000, 1_000).First(port =>
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });
}
