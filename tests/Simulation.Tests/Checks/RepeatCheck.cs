namespace Simulation.Tests;

/// <summary>
/// A run does not read again what its state claims (but for the watermark's own second), and where nothing goes wrong and nothing
/// changes it writes no version twice; but for rows of a list that changed in the minute before it was read, by the server's clock, which
/// its second round brings.
/// </summary>
internal sealed class RepeatCheck : ICheck
{
    private const long CommitTime = 60;

    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run) =>
        (scenario.LookbackDays == 0 ? Claimed(run) : []).Concat(scenario.IsCalm ? Twice(scenario, run) : []);

    private static IEnumerable<string> Claimed(RunResult run)
    {
        var claims = run.Streams.ToDictionary(stream => stream, run.Claim);
        foreach (var line in run.Lines)
        {
            if (line.Type == "RECORD" && run.IsOver(line.Stream)) yield return $"repeat: v{line.Number} of {line.Stream}, whose refresh had ended";
            if (line.Type != "RECORD" || line.Cursor is not { } cursor || claims.GetValueOrDefault(line.Stream) is not { } claim) continue;
            if (claim.Covers(cursor) && cursor != claim.Watermark)
                yield return $"repeat: v{line.Number} of {line.Stream} with cursor {cursor}, which the state claims";
        }
    }

    private static IEnumerable<string> Twice(Scenario scenario, RunResult run) => run.Lines
        .Where(line => line.Type == "RECORD" && !(line.Cursor >= MayComeTwiceFrom(scenario, run, line.Stream)))
        .GroupBy(line => (line.Stream, line.Number))
        .Where(group => group.Count() > 1)
        .Select(group => $"repeat: v{group.Key.Number} of {group.Key.Stream} came {group.Count()} times");

    /// <summary>A search's last window begins by the server's clock, which is known once it has answered; what lies before it by ours was read by then.</summary>
    private static long? MayComeTwiceFrom(Scenario scenario, RunResult run, string stream)
    {
        var serverStart = run.StartedAt.ToUnixTimeSeconds() - scenario.ClockAhead;
        if (IsOfList(stream)) return serverStart - CommitTime;
        return scenario.ClockAhead > 0 ? serverStart - StateClaim.IndexLag : null;
    }

    private static bool IsOfList(string stream) => Workspace.IsPaged(Workspace.SourceOf(stream));
}
