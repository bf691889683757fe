using Airbyte.Protocol;
using Connector.Engine;
using Newtonsoft.Json.Linq;
using Source.Intercom;
using TestKit;

namespace Simulation.Tests;

/// <summary>Runs one whole read, from plan to last line, on one thread and a virtual clock.</summary>
internal static class ReadRun
{
    /// <summary>No scenario takes longer unless it turns in a circle.</summary>
    private static readonly TimeSpan _endless = TimeSpan.FromHours(100);

    public static RunResult Execute(Scenario scenario, Workspace workspace, RunConditions conditions, Progress input)
    {
        var clock = new VirtualClock(conditions.StartsAt);
        var traffic = new Traffic(scenario);
        var tape = new OutputTape(scenario, conditions.StdoutPause, clock, new Random(scenario.Seed));
        int? exitCode = null;
        string? crash = null;
        try
        {
            VirtualTime.Run(clock, async time =>
            {
                exitCode = await ReadAsync(scenario, workspace, conditions, input, clock, traffic, tape);
                if (time.Strays > 0) crash = $"{time.Strays} continuations ran on other threads, so the run cannot be replayed";
            });
        }
        catch (Exception failure)
        {
            crash = failure.ToString();
        }

        return new RunResult(conditions, input, tape.Lines, exitCode, clock.GetUtcNow(), traffic, crash) { Pause = tape.Pause };
    }

    private static async Task<int> ReadAsync(
        Scenario scenario, Workspace workspace, RunConditions conditions, Progress input, VirtualClock clock, Traffic traffic, OutputTape tape)
    {
        using var stop = new CancellationTokenSource(conditions.StopAfter is { } after ? TimeSpan.FromMilliseconds(after) : _endless, clock);
        using var socket = new SimulatedIntercom(scenario, workspace, conditions, clock, traffic);
        var source = new IntercomSource(new IntercomEnvironment(clock, new Random(scenario.Seed + conditions.Number), SimulatedIntercom.BaseUrl, socket));
        return await new ReadCommand(source, new MessageWriter(tape), clock, () => 0, debug: false).RunAsync(Config(scenario), ConfiguredCatalog.Parse(Catalog(conditions)), input.States, stop.Token);
    }

    private static JObject Catalog(RunConditions conditions) => new()
    {
        ["streams"] = new JArray(conditions.Streams.Select(stream => new JObject
        {
            ["stream"] = new JObject { ["name"] = stream },
            ["sync_mode"] = Workspace.CursorOf(stream) is null || conditions.Sync.FullRefresh.Contains(stream) ? "full_refresh" : "incremental",
            ["sync_id"] = conditions.Sync.Id,
        })),
    };

    private static JObject Config(Scenario scenario) => new()
    {
        ["access_token"] = "simulated-token",
        ["start_date"] = scenario.StartDate.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        ["lookback_window"] = scenario.LookbackDays,
        ["activity_logs_time_step"] = scenario.LogStepDays,
        ["num_workers"] = scenario.Workers,
        ["api_rate_limit"] = scenario.RequestsPerMinute,
    };
}
