namespace Simulation.Tests;

/// <summary>
/// P1, at every state line. Let the state of a stream claim the watermark W and windows beyond it, and let t be the time of its line.
/// Then every row whose version at t has a cursor that is claimed (and not before the start date) has that version written: earlier
/// in this run, or in an earlier run before the state that this one began with.
/// <para>
/// Versions that are not a row's version at t are superseded. Nothing is owed of one: if the newer version's cursor is claimed, that
/// version is itself owed; if not, the next sync reads it. W lies a lag before the start, so the versions owed were shown during the
/// whole run: there is no excuse for missing one. Of a substream, what is owed of a claimed parent is every child it has at t. Deleted
/// rows are not owed, nor (until a lookback is due) are those that the index showed later than anyone may expect.
/// </para>
/// <para>Since each claim is held against what was written before it, resuming from any state line loses nothing that the state leaves out.</para>
/// </summary>
internal sealed class WatermarkCheck : ICheck
{
    private const long IndexLag = 600;

    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run)
    {
        var written = run.Streams.ToDictionary(stream => stream, stream => new HashSet<long>(run.Input.Written(stream)));
        var highest = new Dictionary<string, long>();
        var latest = run.StartedAt.ToUnixTimeSeconds() - IndexLag;
        foreach (var line in run.Lines)
        {
            if (line.Type == "RECORD") written[line.Stream].Add(line.Number);
            if (line.Type != "STATE" || StateClaim.Of(line.Stream, line.State!) is not { } claim) continue;
            if (claim.Watermark < highest.GetValueOrDefault(line.Stream, long.MinValue))
                yield return $"watermark: of {line.Stream} went back from {highest[line.Stream]} to {claim.Watermark} at {line.At:O}";
            highest[line.Stream] = claim.Watermark;
            if (claim.Watermark > latest || claim.Closed.Any(window => window.To > latest + 1))
                yield return $"watermark: {line.State} of {line.Stream} is later than the start less the index lag, {latest}";
            foreach (var missing in Missing(scenario, workspace, line, claim, written[line.Stream])) yield return missing;
        }

        foreach (var stream in run.Streams.Where(stream => highest.ContainsKey(stream) && run.IsRead(stream) && !run.IsOver(stream) && scenario.ClockAhead <= 0))
            if (highest[stream] != latest) yield return $"watermark: {stream} is whole, but its state claims {highest[stream]} where it could claim {latest}";
    }

    private static IEnumerable<string> Missing(Scenario scenario, Workspace workspace, OutputLine line, StateClaim claim, HashSet<long> written)
    {
        var time = line.At.AddSeconds(-scenario.ClockAhead).ToUnixTimeMilliseconds();
        foreach (var row in workspace[Workspace.SourceOf(line.Stream)])
        {
            if (row.TrueAt(time) is not { Cursor: { } cursor, IsLate: false } version) continue;
            if (cursor < scenario.StartDate.ToUnixTimeSeconds() || !claim.Covers(cursor)) continue;
            foreach (var owed in Owed(line.Stream, row, version, time))
            {
                if (written.Contains(owed.Version.Number)) continue;
                yield return $"P1: the state of {line.Stream} at {line.At:O} claims {cursor} (watermark {claim.Watermark}), "
                    + $"but {owed.Id} v{owed.Version.Number} was not written";
            }
        }
    }

    private static IEnumerable<(string Id, RowVersion Version)> Owed(string stream, Row row, RowVersion version, long time) =>
        Workspace.IsChild(stream)
            ? row.ChildrenAt(stream, time).Select(child => (child.Child.Id, child.Version))
            : [(row.Id, version)];
}
