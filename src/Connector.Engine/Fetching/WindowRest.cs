namespace Connector.Engine;

/// <summary>What of a window is still unread, and how many records may lie in it.</summary>
internal sealed class WindowRest(Interval window, long startedAt)
{
    /// <summary>Narrower windows, in seconds, are not halved: an API that fails on an hour fails.</summary>
    private const long NarrowestHalf = 3_600;

    // The query that is being paged through keeps the bound it was sent with, and counts records up to there.
    private readonly long _queriedTo = Math.Min(window.To, startedAt);

    private long _handedOnTo = long.MinValue;

    public Interval Unread { get; private set; } = window;

    /// <summary>The unread rest as far as records can lie in it.</summary>
    public Interval Known => Unread with { To = Math.Min(Unread.To, startedAt) };

    /// <summary>What of <see cref="Known"/> lies above every record handed on so far: what is cut off there comes once.</summary>
    public Interval Ahead => Known with { From = Math.Max(Known.From, _handedOnTo + 1) };

    /// <summary>Where to halve the unread rest; null when it is too narrow.</summary>
    public long? Middle => Known.To - Known.From >= 2 * NarrowestHalf ? Known.From + ((Known.To - Known.From) / 2) : null;

    public void EndAt(long to) => Unread = Unread with { To = to };

    public void HandOn(IEnumerable<RecordSpan> records)
    {
        if (records.Max(record => record.Cursor) is { } highest) _handedOnTo = Math.Max(_handedOnTo, highest);
    }

    public void Close(Interval? closed)
    {
        if (closed is not { } interval) return;
        if (interval.From <= Unread.From) Unread = Unread with { From = Math.Max(Unread.From, interval.To) };
        else if (interval.To >= Unread.To) Unread = Unread with { To = Math.Min(Unread.To, interval.From) };
    }

    /// <summary>The share of the records the query has left that lies in the unread rest, taking them to be spread evenly.</summary>
    public long Share(long records)
    {
        var unread = Known.To - Known.From;
        return unread <= 0 ? 0 : (long)(records * (double)unread / (_queriedTo - Unread.From));
    }
}
