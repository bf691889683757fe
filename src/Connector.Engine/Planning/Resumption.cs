namespace Connector.Engine;

/// <summary>Where a stream goes on: its saved state, held against the configuration and the clock. Pure.</summary>
internal sealed class Resumption(ReadSettings settings, DateTimeOffset startedAt)
{
    private readonly List<string> _warnings = [];

    private readonly long _startDate = settings.StartDate.ToUnixTimeSeconds();

    /// <summary>What the user should know of the states.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public StreamProgress Of(StreamDefinition stream, SavedState saved)
    {
        if (saved.Watermark is not { } watermark) return new StreamProgress(_startDate, null, new IntervalSet());
        if (watermark > startedAt.ToUnixTimeSeconds()) return OfTheFuture(stream, watermark);
        var from = Math.Max(0, watermark) - (long)settings.Lookback.TotalSeconds;
        return saved.StartDate is { } madeWith && _startDate < madeWith
            ? WithGap(stream, saved, madeWith, from)
            : new StreamProgress(
                Math.Max(_startDate, from), Math.Max(watermark, _startDate - 1), Believable(saved.Closed), StartDate(saved, watermark));
    }

    /// <summary>All from the start date on, though the state speaks for it: it goes on speaking, and its watermark does not go back.</summary>
    public StreamProgress OfAll(StreamDefinition stream, SavedState saved)
    {
        var rest = Of(stream, saved);
        return new StreamProgress(_startDate, rest.SavedWatermark, new IntervalSet(), rest.StartDate);
    }

    /// <summary>Earlier than the read that made the state began: what lies between was never asked for.</summary>
    private StreamProgress WithGap(StreamDefinition stream, SavedState saved, long madeWith, long from)
    {
        _warnings.Add($"The saved state of stream `{stream.Name}` was made with the start date {UnixTime.Text(madeWith)}. The start date is now "
            + $"{UnixTime.Text(_startDate)}, so what lies between is read too.");
        var closed = saved.Closed.Copy();
        closed.Add(new Interval(madeWith, from));
        return new StreamProgress(_startDate, null, Believable(closed), _startDate);
    }

    /// <summary>A start date that moved on beyond the watermark leaves out what lies between, and the next state no longer speaks for it.</summary>
    private long StartDate(SavedState saved, long watermark) =>
        saved.StartDate is { } madeWith && _startDate <= watermark + 1 ? madeWith : _startDate;

    private StreamProgress OfTheFuture(StreamDefinition stream, long watermark)
    {
        _warnings.Add($"The saved state of stream `{stream.Name}` ({UnixTime.Text(watermark)}) lies in the future. Nothing can be newer, so nothing "
            + "is read now; the next state is set back to the start of this sync. Check the clock of the machine that wrote it.");
        return new StreamProgress(Math.Max(_startDate, watermark), watermark, new IntervalSet());
    }

    /// <summary>What this sync itself could not claim to be closed, an earlier one could not either, unless its clock was ahead.</summary>
    private IntervalSet Believable(IntervalSet closed)
    {
        var known = new Interval(long.MinValue, IndexLag.Before(startedAt) + 1);
        return new IntervalSet([.. closed.Intervals.Select(window => window.Intersect(known))]);
    }
}
