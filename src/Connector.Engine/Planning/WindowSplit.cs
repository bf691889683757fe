namespace Connector.Engine;

/// <summary>
/// Where to cut the unread rest of a window so that idle readers can help. Pure. A cut costs the records of about a day that the
/// wide query of a new window passes over (see the README, time zones), so windows stay wider than that and are cut only when
/// readers are idle.
/// </summary>
public static class WindowSplit
{
    /// <summary>Seconds; at this width a cut re-reads half of what it hands over, and still gets it twice as fast from idle readers.</summary>
    public const long MinimumWidth = 2 * 86_400;

    /// <summary>Seconds before a window that its query passes over. Two windows no further apart are read faster as one.</summary>
    public const long Overlap = 25 * 3_600;

    /// <summary>Fewer records than this are read faster than they are shared out.</summary>
    public const long MinimumRecords = 600;

    /// <summary>The bounds of the pieces, [rest.From, b1, b2, …): the reader keeps the part before b1. Empty: not worth a cut.</summary>
    /// <param name="rest">The unread rest, as far as records can lie in it (no later than now).</param>
    /// <param name="records">An estimate of the records in it.</param>
    /// <param name="idleReaders">Readers that would take a piece at once.</param>
    public static IReadOnlyList<long> Cut(Interval rest, long records, int idleReaders)
    {
        var width = rest.To - rest.From;
        var pieces = Math.Min(idleReaders + 1L, Math.Min(width / MinimumWidth, records / MinimumRecords));
        return pieces < 2 ? [] : [.. Enumerable.Range(1, (int)pieces - 1).Select(i => rest.From + (width * i / pieces))];
    }

    /// <summary>Windows with those joined that lie close together; what lies between them is not owed and passes unprinted.</summary>
    /// <param name="windows">Ascending and disjoint.</param>
    public static IReadOnlyList<Interval> Join(IEnumerable<Interval> windows)
    {
        var joined = new List<Interval>();
        foreach (var window in windows)
        {
            if (joined.Count > 0 && window.From - joined[^1].To <= Overlap) joined[^1] = joined[^1] with { To = window.To };
            else joined.Add(window);
        }

        return joined;
    }
}
