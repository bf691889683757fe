using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>
/// What has been written of one stream, and from it the state that may be claimed. Used by the writer alone.
/// </summary>
internal sealed class StreamOutput(PlannedStream stream)
{
    private readonly StreamProgress _progress = stream.Start.Copy();
    private readonly Dictionary<Window, ParentLedger> _ledgers = [];
    private long _recordsSinceState;
    private JObject? _lastState;
    private long _lastWatermark = long.MinValue;

    public PlannedStream Stream { get; } = stream;

    public string Name => Stream.Name;

    public bool HasCursor => Stream.Definition.Cursor is not null;

    public StateCadence Cadence { get; } = new();

    public long Records { get; private set; }

    public long ParentsGone { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>The stream ended without a failure, so that it holds everything it was to hold.</summary>
    public bool IsWhole { get; private set; }

    public bool Estimated { get; set; }

    public void Wrote(long bytes)
    {
        Records++;
        _recordsSinceState++;
        Cadence.RecordWritten(bytes);
    }

    public void Close(Interval window) => _progress.Close(window);

    /// <param name="parents">Whose children are to be asked for.</param>
    /// <param name="passed">See <see cref="PageChildren.Passed"/>.</param>
    public void ParentsKnown(Window window, IReadOnlyList<ParentRecord> parents, Interval? known, IReadOnlyList<long>? passed = null)
    {
        if (Ended) return; // its parents are no longer told
        if (!_ledgers.TryGetValue(window, out var ledger)) _ledgers[window] = ledger = new ParentLedger(window.From);
        foreach (var parent in parents)
            if (parent.Cursor is { } cursor) ledger.Register(cursor);
        foreach (var cursor in passed ?? []) ledger.Pass(cursor);
        if (known is not { } range || range.From > window.From) return;
        foreach (var closed in ledger.KnownTo(range.To)) _progress.Close(closed);
    }

    public void ParentRead(Window window, ParentRecord parent, bool gone)
    {
        if (gone) ParentsGone++;
        if (Ended || parent.Cursor is not { } cursor) return;
        _progress.Close(_ledgers[window].Finish(cursor));
    }

    public void End(bool isWhole)
    {
        (Ended, IsWhole) = (true, isWhole);
        _ledgers.Clear();
    }

    /// <summary>The next state, or null when nothing is new since the last one. The first is always new: each stream owes one.</summary>
    public StateMessage? NextState(long cap)
    {
        var state = StateCodec.Encode(Stream.Definition, Stream.Ended ?? Claim(cap));
        if (_recordsSinceState == 0 && JToken.DeepEquals(state, _lastState)) return null;
        var message = new StateMessage(Name, state, _recordsSinceState);
        _lastState = state;
        _recordsSinceState = 0;
        return message;
    }

    private SavedState Claim(long cap)
    {
        var refresh = Stream.Refresh is { } mark ? mark with { HasEnded = IsWhole } : null;
        // Without a cursor only the platform's number can tell that it is the same refresh.
        if (!HasCursor) return SavedState.None with { Refresh = refresh?.SyncId is null ? null : refresh };
        _lastWatermark = Math.Max(_lastWatermark, _progress.Watermark(cap));
        return new SavedState(_lastWatermark, new IntervalSet([.. _progress.ClosedBeyond(_lastWatermark, cap)]))
        {
            StartDate = _progress.StartDate,
            Refresh = refresh,
            WholeAt = IsWhole ? Stream.WholeAtEnd : Stream.WholeAt,
        };
    }
}
