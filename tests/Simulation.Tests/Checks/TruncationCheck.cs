namespace Simulation.Tests;

/// <summary>P10: where the API withholds parts of a ticket, the read says so; and it says so of none but such.</summary>
internal sealed class TruncationCheck : ICheck
{
    private const string Stream = "ticket_parts";

    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run)
    {
        if (!run.Streams.Contains(Stream) || !run.IsRead(Stream) || run.IsOver(Stream)) yield break;
        var isSaid = run.Lines.Any(line => line.Type == "LOG" && line.Message!.Contains($"`{Stream}`", StringComparison.Ordinal) && line.Message.Contains("only the newest", StringComparison.Ordinal));
        var from = run.StartedAt.AddSeconds(-scenario.ClockAhead).ToUnixTimeMilliseconds();
        var to = run.EndOf(Stream)!.Value.AddSeconds(-scenario.ClockAhead).ToUnixTimeMilliseconds();
        var cut = workspace["tickets"].Where(row => row.Children(Stream).Count > row.MostChildren).ToList();
        if (isSaid && cut.Count == 0) yield return $"P10: {Stream} is said to be cut short, and is not";
        var owed = cut.Find(row => row.Children(Stream).Count(part => part.TrueAt(from) is not null) > row.MostChildren
            && row.ShownAt(from, scenario.HidesWhileIndexing) == row.TrueAt(from) && row.RestsThroughout(from, to) && row.IsShownThroughout(from, to, scenario.HidesWhileIndexing) && IsOwed(scenario, run, row.ShownAt(from, scenario.HidesWhileIndexing)));
        if (!isSaid && owed is not null) yield return $"P10: {Stream} is complete without all parts of {owed.Id}, and nothing says so";
    }

    private static bool IsOwed(Scenario scenario, RunResult run, RowVersion? shown) =>
        shown?.Cursor is { } cursor && cursor >= scenario.StartDate.ToUnixTimeSeconds() && run.Claim(Stream)?.Covers(cursor) != true;
}
