namespace Simulation.Tests;

/// <summary>
/// P9: a stream that ended COMPLETE holds every row that it owed at the start (one that the index showed then, not before the start date
/// and not claimed by the state it began with) and that still exists at its end: some version of it, for rows go on changing; of a
/// parent, all the children that it had at one moment of the read.
/// <para>
/// A row may move from a window that is still to be read into one that has been read, as often as it likes: where it is found in order,
/// it can be met. Excused is what could not be: a row that the index hid at a moment of the read, and one that moved while rows came in
/// another order than they were asked for.
/// </para>
/// </summary>
internal sealed class WholeRefreshCheck : ICheck
{
    public IEnumerable<string> Violations(Scenario scenario, Workspace workspace, RunResult run) =>
        run.Streams.Where(stream => run.IsRead(stream) && !run.IsOver(stream)).SelectMany(stream =>
            Missing(scenario, workspace, run, stream).Select(row => Workspace.IsChild(stream)
                ? $"P9: {stream} is complete, but holds the children of {row.Id} as at no moment of the read"
                : $"P9: {stream} is complete without {row.Id}, which was there from beginning to end"));

    /// <summary>The rows that the stream should hold at its end and does not, or of which it should hold the children.</summary>
    public static IEnumerable<Row> Missing(Scenario scenario, Workspace workspace, RunResult run, string stream)
    {
        var from = run.StartedAt.AddSeconds(-scenario.ClockAhead).ToUnixTimeMilliseconds();
        var to = run.EndOf(stream)!.Value.AddSeconds(-scenario.ClockAhead).ToUnixTimeMilliseconds();
        var written = new HashSet<long>(run.Input.Written(stream));
        written.UnionWith(run.Lines.Where(line => line.Type == "RECORD" && line.Stream == stream).Select(line => line.Number));
        return workspace[Workspace.SourceOf(stream)]
            .Where(row => IsOwed(scenario, run, stream, row, from, to) && CanBeMet(scenario, stream, row, from, to))
            .Where(row => Workspace.IsChild(stream) ? !HasChildrenOfAMoment(row, written, from, to) : !row.IsAmong(written));
    }

    private static bool IsOwed(Scenario scenario, RunResult run, string stream, Row row, long from, long to)
    {
        if (row.ShownAt(from, Hides(scenario, stream)) is not { } shown) return false;
        if (Workspace.CursorOf(stream) is null) return true;
        // A row without a cursor may be given one from before the start date: the server's clock may be that far behind.
        return row.ChangesBetween(from, to).Select(row.TrueAt).Prepend(shown).OfType<RowVersion>()
            .All(version => version.Cursor is not { } cursor || (cursor >= scenario.StartDate.ToUnixTimeSeconds() && (version != shown || run.Claim(stream)?.Covers(cursor) != true)));
    }

    private static bool CanBeMet(Scenario scenario, string stream, Row row, long from, long to) =>
        row.IsShownThroughout(from, to, Hides(scenario, stream)) && (scenario.Order == AnswerOrder.AsAsked || row.RestsThroughout(from, to));

    /// <summary>A scroll shows companies as they are.</summary>
    private static bool Hides(Scenario scenario, string stream) => scenario.HidesWhileIndexing && Workspace.SourceOf(stream) != "companies";

    private static bool HasChildrenOfAMoment(Row parent, HashSet<long> written, long from, long to) =>
        parent.Children.SelectMany(child => child.ChangesBetween(from, to)).Concat(Ends(parent)).Where(time => time >= from && time <= to).Prepend(from).Any(time =>
            parent.Children.TrueForAll(child => child.TrueAt(time) is not { } version || written.Contains(version.Number)));

    private static IEnumerable<long> Ends(Row parent) => parent.Children.Select(child => child.DeletedAt).OfType<long>();
}
