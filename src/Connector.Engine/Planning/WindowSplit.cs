namespace Connector.Engine;

/// <summary>
/// Where to cut the unread rest of a window so that idle readers can help. Pure. A cut costs the records of about a day that the
/// wide query of a new window passes over (docs/guarantees.md, time zones), so windows stay wider than that and are cut only when
/// readers are idle.
/// </summary>
public static class WindowSplit
{
    /// <summary>
    /// Seconds; at this width a cut re-reads half of what it hands over, and still gets it twice as fast from idle readers. Where the API
    /// matches by the second, nothing is read twice and windows may be narrower (<see cref="Page.NarrowestSplit"/>).
    /// </summary>
    public const long MinimumWidth = 2 * 86_400;

    /// <summary>Seconds before a window that its query passes over. Two windows no further apart are read faster as one.</summary>
    public const long Overlap = 25 * 3_600;

    /// <summary>Fewer records than this are read faster than they are shared out.</summary>
    public const long MinimumRecords = 600;

    /// <summary>
    /// The bounds of the pieces, [rest.From, b1, b2, …): the reader keeps the part before b1. Empty: not worth a cut. The pieces are
    /// narrower the newer they are: what is updated moves to the end of time, so records lie denser there, here as one over the root of
    /// their age. Where they lie otherwise, the next cut makes up for it.
    /// </summary>
    /// <param name="rest">The unread rest, as far as records can lie in it; empty, it is not cut.</param>
    /// <param name="records">An estimate of the records in it.</param>
    /// <param name="idleReaders">Readers that would take a piece at once.</param>
    /// <param name="now">Unix seconds; no earlier than the end of the rest.</param>
    /// <param name="narrowest">The least width of a piece, seconds.</param>
    public static IReadOnlyList<long> Cut(Interval rest, long records, int idleReaders, long now, long narrowest = MinimumWidth)
    {
        var pieces = Math.Min(idleReaders + 1L, MostPieces(rest, records, narrowest));
        var (oldest, newest) = (Math.Sqrt(now - rest.From), Math.Sqrt(now - rest.To));
        var bounds = new List<long>();
        var last = rest.From;
        for (var i = 1; i < pieces; i++)
        {
            var age = oldest + ((newest - oldest) * i / pieces);
            var bound = Math.Min(now - (long)(age * age), rest.To - narrowest);
            if (bound - last < narrowest) continue;
            bounds.Add(bound);
            last = bound;
        }

        return bounds;
    }

    /// <summary>How many pieces are worth their cuts, however many readers are idle; less than 2: none.</summary>
    public static long MostPieces(Interval rest, long records, long narrowest) => Math.Min((rest.To - rest.From) / narrowest, records / MinimumRecords);

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
