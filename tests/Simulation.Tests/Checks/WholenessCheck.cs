namespace Simulation.Tests;

/// <summary>
/// P2, at the end of a chain of runs of which the last was whole and began when everything had settled: what the states of the chain
/// account for holds the last version of every row, and every child of every parent; nothing is missing, nothing is stale.
/// </summary>
internal static class WholenessCheck
{
    public static IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult last, Progress end)
    {
        foreach (var stream in last.Streams.Where(stream => last.IsRead(stream) && !last.IsOver(stream)))
        {
            var written = end.Written(stream);
            foreach (var row in workspace[Workspace.SourceOf(stream)])
            {
                if (row.TrueAt(long.MaxValue - 1) is not { } version || !IsOwed(scenario, last, stream, version)) continue;
                foreach (var (owed, final) in Workspace.IsChild(stream) ? row.ChildrenAt(stream, long.MaxValue - 1) : [(row, version)])
                {
                    if (!written.Contains(final.Number))
                        yield return $"P2: {owed.Id} v{final.Number} of {stream} (cursor {version.Cursor}) was never written, {Origin(last, stream)}";
                }
            }
        }
    }

    private static bool IsOwed(Scenario scenario, RunResult last, string stream, RowVersion version)
    {
        if (version.Cursor is not { } cursor || Workspace.CursorOf(stream) is null) return true;
        if (cursor < scenario.StartDate.ToUnixTimeSeconds()) return false;
        if (!version.IsLate || last.Claim(stream) is not { } claim) return true;
        // Shown later than may be expected: the lookback is there to find it, as far as it reaches.
        return cursor >= claim.Watermark - (scenario.LookbackDays * 86_400L) && !claim.Closed.Any(window => window.Contains(cursor));
    }

    private static string Origin(RunResult last, string stream)
    {
        var state = last.Input.States.TryGetValue(stream, out var given) ? given.ToString(Newtonsoft.Json.Formatting.None) : "no state";
        return $"in a chain whose last run began at {last.StartedAt:O} with {state}";
    }
}
