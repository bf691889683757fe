using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Process.Tests;

/// <summary>States come often enough that a kill repeats little, and cost next to nothing.</summary>
public sealed class StateSizeTests(ITestOutputHelper log)
{
    private static readonly string[] _streams =
        [StreamName.ActivityLogs, StreamName.Contacts, StreamName.ConversationParts, StreamName.Conversations, StreamName.Tickets];

    private static readonly SandboxOptions _options = new()
    {
        Workspace = new() { Contacts = 6_000, Conversations = 2_000, Parts = 4, Tickets = 2_000, ActivityLogs = 4_000 },
        Latency = TimeSpan.FromMilliseconds(5),
        LatencyJitter = TimeSpan.FromMilliseconds(20),
        Gzip = false,
    };

    [Fact(Timeout = 300_000)]
    public async Task With_forty_workers_states_are_small_few_and_never_behind_by_more_than_the_work_since_the_last()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        log.WriteLine($"seed {seed}");
        var clock = new SandboxClock();
        await using var sandbox = await SandboxServer.StartAsync(_options, clock);
        // A width of window that gives the activity logs far more windows than workers.
        var config = new JsonObject { ["num_workers"] = 40, ["api_rate_limit"] = 150_000, ["activity_logs_time_step"] = 5 };
        var run = new KillSession(sandbox, clock, _streams, new Random(seed), config);

        await run.RunToEndAsync(mostBytes: 30e6, mostKills: 3, TestContext.Current.CancellationToken);

        log.WriteLine($"{run.Kills} kills, {run.Archive.Records} records, {run.Archive.Repeats} repeats ({run.Archive.RepeatsByStream}), "
            + $"{run.OutputBytes:N0} bytes, states {100.0 * run.StateBytes / run.OutputBytes:F3} %, longest {run.LongestState} bytes");
        run.Archive.Violations.ShouldBeEmpty($"seed {seed}");
        run.Missing().ShouldBeEmpty($"seed {seed}");
        run.StateBytes.ShouldBeLessThan(run.OutputBytes / 100);
        run.LongestState.ShouldBeLessThan(10_000);
    }
}
