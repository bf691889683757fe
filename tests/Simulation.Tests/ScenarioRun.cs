namespace Simulation.Tests;

/// <summary>
/// Plays a scenario: a first sync while rows change; then, from where each of several kills leaves it, resumed syncs, the last of them
/// whole and after everything has settled.
/// </summary>
internal sealed class ScenarioRun
{
    private const int Kills = 3;

    private static readonly ICheck[] _checks = [new StatusCheck(), new WatermarkCheck(), new CountCheck(), new RepeatCheck(), new LivenessCheck(), new WholeRefreshCheck(),
        new FailingChildrenCheck(), new ThriftCheck(), new TruncationCheck()];

    private readonly Scenario _scenario;
    private readonly Workspace _workspace;
    private readonly Random _random;
    private readonly Platform _platform;
    private readonly List<string> _violations = [];
    private readonly List<RunResult> _reads = [];

    private ScenarioRun(Scenario scenario)
    {
        _scenario = scenario;
        _workspace = WorkspaceDraw.Of(scenario);
        _platform = new Platform(scenario);
        _random = new Random(scenario.Seed ^ 0xC4A1);
    }

    /// <summary>What broke a promise.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>Every read, in the order they were played.</summary>
    public IReadOnlyList<RunResult> Reads => _reads;

    public static ScenarioRun Of(Scenario scenario)
    {
        var run = new ScenarioRun(scenario);
        run.Play();
        return run;
    }

    private void Play()
    {
        // Some streams may be selected later than the others: a child then gets its whole history.
        var streams = _random.Next(4) == 0 ? _scenario.Streams.Where(_ => _random.Next(2) == 0).ToList() : _scenario.Streams;
        var first = Run(_scenario.Hardships.OthersStates?.Leave(_scenario, _workspace) ?? new Progress(), _platform.First, _scenario.StartsAt, streams, isFirst: true);
        Settle(first.Input.After(first.Lines, first.Lines.Count), _platform.After(first.Conditions.Sync, first.ExitCode == 0), first.EndedAt);
        for (var kill = 0; kill < Kills; kill++)
        {
            var kept = _random.Next(first.Lines.Count);
            var left = first.Input.After(first.Lines, kept);
            var killedAt = kept == 0 ? first.StartedAt : first.Lines[kept - 1].At;
            var sync = _platform.After(first.Conditions.Sync, wasWhole: false);
            if (kill == 0) Resume(left, sync, killedAt);
            else Settle(left, sync, killedAt);
        }
    }

    /// <summary>Resumed at once, while rows still change, killed again, and then settled.</summary>
    private void Resume(Progress left, Sync sync, DateTimeOffset killedAt)
    {
        var run = Run(left, sync, killedAt.AddSeconds(_random.Next(1, 120)), _scenario.Streams, isFirst: false);
        var kept = _random.Next(run.Lines.Count + 1);
        Settle(run.Input.After(run.Lines, kept), _platform.After(sync, wasWhole: false), kept == 0 ? run.StartedAt : run.Lines[kept - 1].At);
    }

    private void Settle(Progress left, Sync sync, DateTimeOffset endedAt)
    {
        var settled = DateTimeOffset.FromUnixTimeMilliseconds(_workspace.SettledAt).AddSeconds(_scenario.ClockAhead + 1);
        var run = Run(left, sync, (endedAt > settled ? endedAt : settled).AddSeconds(_random.Next(1, 5_000)), _scenario.Streams, isFirst: false, isSettled: true);
        _violations.AddRange(WholenessCheck.Violations(Of(run.Conditions), _workspace, run, run.Input.After(run.Lines, run.Lines.Count)));
    }

    private RunResult Run(Progress left, Sync sync, DateTimeOffset startsAt, IReadOnlyList<string> streams, bool isFirst, bool isSettled = false)
    {
        var conditions = new RunConditions(_reads.Count, startsAt, streams, sync)
        {
            StartDate = _platform.StartDate(isFirst),
            BrokenStream = isFirst ? _scenario.BrokenStream : null,
            Refusal = isFirst ? _scenario.Hardships.Refusal : null,
            FailingChildren = isSettled ? null : _scenario.Hardships.FailingChildren,
            Outage = isFirst ? _scenario.Hardships.Outage : null,
            StdoutPause = isFirst ? _scenario.Hardships.StdoutPause : null,
            StopAfter = isFirst ? _scenario.StopAfter : null,
            // A killed run leaves its scroll open for up to a minute.
            ScrollHeldFor = isFirst ? _scenario.ScrollHeldFor : _random.Next(4) == 0 ? _random.Next(60) : 0,
        };
        var scenario = Of(conditions);
        var run = ReadRun.Execute(scenario, _workspace, conditions, _platform.Begin(sync, left));
        _reads.Add(run);
        _violations.AddRange(_checks.SelectMany(check => check.Violations(scenario, _workspace, run)).Select(violation => $"run {conditions.Number}: {violation}"));
        return run;
    }

    private Scenario Of(RunConditions conditions) => _scenario with { StartDate = conditions.StartDate };
}
