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
    /// <summary>Milliseconds that a list may take to show a change.</summary>
    private const long ListCommitTime = 59_000;

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
            .Where(row => Workspace.IsChild(stream) ? !HasChildrenOfAMoment(scenario, stream, row, written, from, to) : !row.IsAmong(written));
    }

    private static bool IsOwed(Scenario scenario, RunResult run, string stream, Row row, long from, long to)
    {
        if (row.ShownAt(from, Hides(scenario, stream)) is not { } shown) return false;
        if (Workspace.CursorOf(stream) is null) return true;
        // A row without a cursor may be given one from before the start date: the server's clock may be that far behind.
        return row.ChangesBetween(from, to).Select(row.TrueAt).Prepend(shown).OfType<RowVersion>()
            .All(version => version.Cursor is not { } cursor || (cursor >= scenario.StartDate.ToUnixTimeSeconds() && (version != shown || run.Claim(stream)?.Covers(cursor) != true)));
    }

    private static bool CanBeMet(Scenario scenario, string stream, Row row, long from, long to)
    {
        if (!row.IsShownThroughout(from, to, Hides(scenario, stream))) return false;
        if (stream == "contact_companies" && !row.RestsThroughout(from, to)) return false; // asked for in pages that say nothing of their changes
        return Workspace.IsPaged(Workspace.SourceOf(stream)) ? CanBeMetInPages(scenario, row, from, to) : scenario.Order == AnswerOrder.AsAsked || row.RestsThroughout(from, to);
    }

    /// <summary>What is shown late lies behind the front that is read again.</summary>
    private static bool CanBeMetInPages(Scenario scenario, Row row, long from, long to) =>
        row.RestsThroughout(from, to) || (scenario.Hardships.Further!.Pages.Order == AnswerOrder.AsAsked && !row.IsShownLate(by: ListCommitTime));

    /// <summary>A scroll shows companies as they are, and so do lists in pages.</summary>
    private static bool Hides(Scenario scenario, string stream) =>
        scenario.HidesWhileIndexing && Workspace.SourceOf(stream) != "companies" && !Workspace.IsPaged(Workspace.SourceOf(stream));

    private static bool HasChildrenOfAMoment(Scenario scenario, string stream, Row parent, HashSet<long> written, long from, long to) =>
        Moments(scenario, stream, parent, from, to).Any(time => parent.ChildrenAt(stream, time).All(child => written.Contains(child.Version.Number)));

    /// <summary>Children in their parents' records are as old as these.</summary>
    private static IEnumerable<long> Moments(Scenario scenario, string stream, Row parent, long from, long to)
    {
        var children = parent.Children(stream);
        var changes = children.SelectMany(child => child.ChangesBetween(from, to)).Concat(children.Select(child => child.DeletedAt).OfType<long>())
            .Where(time => time >= from && time <= to).Prepend(from);
        return Workspace.IsInline(stream) ? changes.Concat(parent.ShownBetween(from, to, Hides(scenario, stream)).Select(version => version.ChangedAt)) : changes;
    }
}
