namespace Simulation.Tests;

/// <summary>
/// P5: when the children of one parent cannot be read, those of all others are; the stream ends INCOMPLETE and names the one; and its
/// state claims the others, so that the next sync asks for this one only. When none can be read, the stream ends before much is asked.
/// And once a stream of children has ended, nothing is asked for it any more.
/// </summary>
internal sealed class FailingChildrenCheck : ICheck
{
    private const long IndexLag = 600;

    /// <summary>Several parents in a row are not these parents' fault.</summary>
    private const int ParentsThatProve = 5;

    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run)
    {
        foreach (var stream in run.Streams.Where(Workspace.IsChild))
        {
            if (run.EndOf(stream) is { } end && run.Traffic.LastAsked(stream) is { } last && last > end)
                yield return $"P5: {stream} ended at {end:O}, and was asked for until {last:O}";
            if (run.Conditions.FailingChildren is not { } failing || run.Traffic.ParentsFailed(stream) == 0 || HasOtherTrouble(scenario, run, stream)) continue;
            foreach (var violation in failing.All ? OfAll(scenario, run, stream) : OfOne(scenario, workspace, run, stream, failing.Unlucky(workspace, stream)!)) yield return violation;
        }
    }

    private static bool HasOtherTrouble(Scenario scenario, RunResult run, string stream)
    {
        var source = Workspace.SourceOf(stream);
        return run.Conditions.HasOtherTrouble || run.Traffic.IsDoomed(source) || scenario.Hardships.MayCutShort(stream);
    }

    private static IEnumerable<string> OfAll(Scenario scenario, RunResult run, string stream)
    {
        var failed = run.Traffic.ParentsFailed(stream);
        if (failed > ParentsThatProve + scenario.Workers) yield return $"P5: no children of {stream} can be read, but those of {failed} parents were asked for";
    }

    private static IEnumerable<string> OfOne(Scenario scenario, Workspace workspace, RunResult run, string stream, Row unlucky)
    {
        var error = run.Lines.FirstOrDefault(line => line.Type == "ERROR" && line.Stream == stream)?.Message;
        if (error?.Contains(unlucky.Id, StringComparison.Ordinal) != true) yield return $"P5: the end of {stream} does not name {unlucky.Id}: {error}";
        foreach (var violation in WholeRefreshCheck.Missing(scenario, workspace, run, stream).Where(row => row != unlucky))
            yield return $"P5: {stream} lacks the children of {violation.Id}, not only of {unlucky.Id}";
        if (scenario.ClockAhead > 0) yield break;
        var (from, to) = (run.StartedAt.AddSeconds(-scenario.ClockAhead), run.EndOf(stream)!.Value.AddSeconds(-scenario.ClockAhead));
        var last = run.Lines.Last(line => line.Type == "STATE" && line.Stream == stream);
        var claim = StateClaim.Of(stream, last.State!)!;
        var latest = run.StartedAt.ToUnixTimeSeconds() - IndexLag;
        foreach (var row in workspace[Workspace.SourceOf(stream)].Where(row => row.RestsThroughout(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds())))
        {
            if (row.ShownAt(from.ToUnixTimeMilliseconds(), scenario.HidesWhileIndexing)?.Cursor is not { } cursor || cursor > latest) continue;
            if (cursor < scenario.StartDate.ToUnixTimeSeconds() || claim.Covers(cursor) || unlucky.HasHad(cursor)) continue;
            yield return $"P5: the state of {stream} does not claim {row.Id} with {cursor}, which has nothing to do with {unlucky.Id}: {last.State!.ToString(Newtonsoft.Json.Formatting.None)}";
        }
    }
}
