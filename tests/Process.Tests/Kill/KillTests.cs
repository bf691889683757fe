using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Intercom.Sandbox;
using Intercom.Sandbox.Workspaces;
using TestKit;

namespace Process.Tests;

/// <summary>
/// P1, P2, P3 for a process that is killed for real. <c>KILL_TEST_KILLS</c> sets the number of kills, <c>KILL_TEST_SEED</c> replays
/// a seed (its bytes and changes; how a process shares its time out is not ours to repeat).
/// </summary>
public sealed class KillTests(ITestOutputHelper log)
{
    private static readonly JsonObject _config = new() { ["custom_object_types"] = new JsonArray("Order", "Delivery") };

    /// <summary>Contacts and conversations enough that their windows are cut, and seconds that hold more rows than a page.</summary>
    private static readonly WorkspaceOptions _rows = new()
    {
        Contacts = 2_000,
        Conversations = 1_500,
        Parts = 2,
        Tickets = 300,
        Companies = 300,
        ActivityLogs = 400,
        LongContactLists = 20,
        Articles = 80,
        Calls = 80,
        DeletedConversations = 130,
        ClusteredTimes = 0.2,
        Clusters = 2,
    };

    private static readonly SandboxOptions _options = new()
    {
        Workspace = _rows,
        Search = new() { DayGranularStreams = [StreamName.Contacts] },
        TimeZone = "America/New_York",
        Latency = TimeSpan.FromMilliseconds(2),
        LatencyJitter = TimeSpan.FromMilliseconds(6),
        Gzip = false,
    };

    [Fact(Timeout = 1_200_000)]
    public async Task Killed_at_any_byte_and_resumed_nothing_is_missing_or_stale_and_no_state_ran_ahead()
    {
        var (kills, seed) = (Setting("KILL_TEST_KILLS", 50), Setting("KILL_TEST_SEED", RandomNumberGenerator.GetInt32(int.MaxValue)));
        log.WriteLine($"KILL_TEST_SEED={seed}");
        var random = new Random(seed);
        for (var session = 1; kills > 0; session++)
        {
            var clock = new SandboxClock();
            await using var sandbox = await SandboxServer.StartAsync(_options with { Workspace = _rows with { Seed = random.Next() } }, clock);
            var run = new KillSession(sandbox, clock, StreamName.All, random, _config);
            await run.RunToEndAsync(mostBytes: 8e6, kills, TestContext.Current.CancellationToken);
            kills -= run.Kills;
            Report(session, run);
            run.Archive.Violations.ShouldBeEmpty($"KILL_TEST_SEED={seed}");
            run.Missing().ShouldBeEmpty($"KILL_TEST_SEED={seed}");
        }
    }

    private void Report(int session, KillSession run) => log.WriteLine(
        $"session {session}: {run.Kills} kills, {run.OutputBytes:N0} bytes, states {100.0 * run.StateBytes / run.OutputBytes:F2} %, longest {run.LongestState}, "
        + $"{run.Archive.Records} records, {run.Archive.Repeats} repeats ({run.Archive.RepeatsByStream}), {run.Missing().Count} missing, {run.Archive.Violations.Count} violations");

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
