namespace Connector.Engine;

/// <summary>Cuts the windows of a pass while they are read: so that idle readers can help, and where the API cannot serve one so wide.</summary>
internal sealed class WindowCutter(ReadPass pass, WindowQueue windows, ClosingWindow closing, long startedAt)
{
    /// <summary>Seconds; an API that is asked for a time span at once answers narrower ones no faster.</summary>
    private const long NarrowestOfFixed = 3_600;

    private readonly OpenWindows _open = new();

    public void Ended(WindowRest left) => _open.Ended(left);

    /// <summary>
    /// Hands pieces of the unread rest to idle readers; the reader that asks keeps the oldest. Only where it is known what has been read:
    /// a page that closes nothing leaves everything to its reader.
    /// </summary>
    public void ShareOut(Window window, WindowRest left, Page page)
    {
        if (pass.Source.Partitioning != Partitioning.SplitWindows || page.Total is not { } total || page.Closes is null) return;
        var share = left.Share(total - page.Seen);
        if (!_open.IsLargest(left, share, page.NarrowestSplit)) return;
        var bounds = Bounds(left, share, page.NarrowestSplit);
        if (bounds.Count == 0) return;
        var end = window.Interval.To;
        window.EndAt(bounds[0]);
        left.EndAt(bounds[0]);
        Add(bounds, end);
    }

    /// <summary>
    /// Whether a window whose pages will say nothing before its end has been cut at its first page, to be read anew in pieces. That page is
    /// then not wanted.
    /// </summary>
    public bool CutAnew(Window window, WindowRest left, Page page)
    {
        if (page.IsLast || Records(page, left) is not { } records) return false;
        var narrowest = pass.Source.Partitioning == Partitioning.FixedWindows ? NarrowestOfFixed : page.NarrowestSplit;
        var bounds = Bounds(left, records, narrowest);
        if (bounds.Count == 0) return false;
        windows.Add(window.Interval with { To = bounds[0] });
        Add(bounds, window.Interval.To);
        return true;
    }

    /// <summary>Two windows for the unread rest; what was handed on is closed already.</summary>
    public void Halve(Window window, WindowRest left, PartitionTooBigException tooBig)
    {
        if (left.Middle is not { } middle) throw tooBig.InnerException!;
        window.EndAt(left.Unread.From);
        Add([middle], left.Unread.To);
        windows.Add(left.Unread with { To = middle });
    }

    private IReadOnlyList<long> Bounds(WindowRest left, long records, long narrowest)
    {
        var rest = left.Ahead;
        if (pass.Source.Partitioning == Partitioning.SplitWindows) rest = rest with { To = Math.Min(rest.To, closing.From) };
        return WindowSplit.Cut(rest, records, windows.IdleReaders, startedAt, narrowest);
    }

    private void Add(IReadOnlyList<long> bounds, long end)
    {
        for (var i = 0; i < bounds.Count; i++)
        {
            var piece = new Interval(bounds[i], i + 1 < bounds.Count ? bounds[i + 1] : end);
            windows.Add(pass.Source.Partitioning == Partitioning.SplitWindows ? closing.Defer(piece) : piece);
        }
    }

    /// <summary>The records of a window of which only the first page is known, null where it is read in order or nothing tells.</summary>
    private long? Records(Page page, WindowRest left) => pass.Source.Partitioning switch
    {
        Partitioning.SplitWindows when !page.IsOrdered => page.Total,
        Partitioning.FixedWindows => AsDenseAs(page, left.Known),
        _ => null,
    };

    /// <summary>If the rest of the window holds records as densely as the page does.</summary>
    private static long? AsDenseAs(Page page, Interval window)
    {
        var cursors = page.Records.Select(record => record.Cursor).OfType<long>().ToList();
        if (cursors.Count == 0) return null;
        var span = Math.Max(1, cursors.Max() - cursors.Min());
        return (long)(cursors.Count * ((double)(window.To - window.From) / span));
    }
}
