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
    private long _bytesSinceState;
    private long _lastStateSize = 256;
    private JObject? _lastState;
    private long _lastWatermark = long.MinValue;

    public PlannedStream Stream { get; } = stream;

    public string Name => Stream.Name;

    public long Records { get; private set; }

    public long ParentsGone { get; private set; }

    public bool Ended { get; set; }

    public bool Estimated { get; set; }

    public void Wrote(long bytes)
    {
        Records++;
        _recordsSinceState++;
        _bytesSinceState += bytes;
    }

    public void Close(Interval window) => _progress.Close(window);

    public void ParentsKnown(Window window, IReadOnlyList<ParentRecord> parents, Interval? known)
    {
        if (!_ledgers.TryGetValue(window, out var ledger)) _ledgers[window] = ledger = new ParentLedger(window.From);
        foreach (var parent in parents)
            if (parent.Cursor is { } cursor) ledger.Register(cursor);
        if (known is { } range && range.From <= window.From) _progress.Close(ledger.KnownTo(range.To));
    }

    public void ParentRead(Window window, ParentRecord parent, bool gone)
    {
        if (gone) ParentsGone++;
        if (parent.Cursor is not { } cursor) return;
        _progress.Close(_ledgers[window].Finish(cursor));
    }

    /// <summary>
    /// Whether a state is worth its bytes: a hundred times as much has been written since the last one, so that states stay under 1 %
    /// of the output whatever the size of either.
    /// </summary>
    public bool StateIsDue => Stream.Definition.Cursor is not null && _bytesSinceState >= 100 * _lastStateSize;

    /// <summary>The next state, or null when nothing is new since the last one. The first is always new: each stream owes one.</summary>
    public StateMessage? NextState(long cap)
    {
        var state = Encode(cap);
        if (_recordsSinceState == 0 && JToken.DeepEquals(state, _lastState)) return null;
        var message = new StateMessage(Name, state, _recordsSinceState);
        _lastState = state;
        (_recordsSinceState, _bytesSinceState) = (0, 0);
        return message;
    }

    public void StateWritten(long bytes) => _lastStateSize = Math.Max(bytes, 1);

    private JObject Encode(long cap)
    {
        if (Stream.Definition.Cursor is null) return StateCodec.NoCursor();
        _lastWatermark = Math.Max(_lastWatermark, _progress.Watermark(cap));
        return StateCodec.Encode(Stream.Definition, _lastWatermark, _progress.ClosedBeyond(_lastWatermark, cap));
    }
}
