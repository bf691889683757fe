using System.Globalization;
using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>
/// Reads every state shape the established connector has written, and writes its current shape with the cursor as a JSON number, and
/// with members which that connector ignores: <c>closed</c>, windows closed beyond the watermark as [from, to) pairs;
/// <c>start_date</c>, where the state begins to speak, in unix seconds, and the mark of this connector's own states; <c>refresh</c>, if
/// it is the state of a full refresh, whether that has ended and its sync_id; <c>whole_at</c>, of a stream that is read whole once a day,
/// when that began last.
/// </summary>
/// <remarks>Shapes verified against the established connector; see the table in docs/guarantees.md.</remarks>
public static class StateCodec
{
    private const string ClosedMember = "closed";
    private const string StartDateMember = "start_date";
    private const string RefreshMember = "refresh";
    private const string WholeAtMember = "whole_at";

    /// <summary>Seconds; beyond a century a lookback means everything.</summary>
    private const long LongestLookback = 36_525L * 86_400;

    public static JObject Encode(StreamDefinition stream, SavedState saved)
    {
        var state = saved.Watermark is { } watermark ? Cursors(stream, watermark) : new JObject { ["__ab_no_cursor_state_message"] = true };
        var pairs = new JArray(saved.Closed.Intervals.Select(window => new JArray(window.From, window.To)));
        if (pairs.Count > 0) state[ClosedMember] = pairs;
        if (saved.StartDate is { } startDate) state[StartDateMember] = startDate;
        if (saved.WholeAt is { } wholeAt) state[WholeAtMember] = wholeAt;
        if (saved.Refresh is { } refresh) state[RefreshMember] = EncodeRefresh(refresh);
        return state;
    }

    private static JObject Cursors(StreamDefinition stream, long watermark)
    {
        var state = new JObject();
        if (stream.Parent is { } parent)
        {
            state["use_global_cursor"] = true;
            state["lookback_window"] = 0;
            state["state"] = new JObject { [stream.Cursor!] = watermark };
            state["parent_state"] = new JObject { [parent.Stream] = new JObject { [parent.Cursor] = watermark } };
        }
        else
        {
            state[stream.Cursor!] = stream.CursorIsText ? UnixTime.Text(watermark) : watermark;
        }

        return state;
    }

    private static JObject EncodeRefresh(RefreshMark refresh)
    {
        var mark = new JObject { ["ended"] = refresh.HasEnded };
        if (refresh.SyncId is { } id) mark["sync_id"] = id;
        return mark;
    }

    /// <summary>The saved watermark (null when the state holds none), the windows closed beyond it, and what else the state says of itself.</summary>
    /// <exception cref="ConnectorException">Config error that names the stream and the member that is not understood.</exception>
    public static SavedState Decode(StreamDefinition stream, JObject state)
    {
        var refresh = DecodeRefresh(state);
        if (stream.Cursor is null) return SavedState.None with { Refresh = refresh };
        var cursors = stream.Parent is { } parent ? ParentCursors(stream, parent, state) : [Cursor(stream, state, stream.Cursor)];
        // The established connector is known to have moved past children it never wrote, so the earliest cursor of all counts.
        if (cursors.Min() is not { } earliest) return SavedState.None;
        var startDate = Whole(state, StartDateMember);
        var watermark = startDate is null ? earliest - Distrust(state) : earliest;
        return new SavedState(watermark, DecodeClosed(stream, state)) { StartDate = startDate, Refresh = refresh, WholeAt = Whole(state, WholeAtMember) };
    }

    /// <summary>
    /// By how many seconds the cursors of another connector's state run ahead of what it has read. It advances to the newest record
    /// seen, younger than the index lag, so rows that became visible late lie below it; and of its substreams it says itself, in
    /// <c>lookback_window</c>, how far its next read would have gone back.
    /// </summary>
    private static long Distrust(JObject state) =>
        IndexLag.Seconds + Math.Clamp(Whole(state, "lookback_window") ?? 0, 0, LongestLookback);

    private static IEnumerable<long?> ParentCursors(StreamDefinition stream, ParentLink parent, JObject state)
    {
        yield return Cursor(stream, state, stream.Cursor!);
        yield return Cursor(stream, state["state"], stream.Cursor!);
        yield return Cursor(stream, Object(stream, state["parent_state"])?[parent.Stream], parent.Cursor);
        yield return Cursor(stream, state[parent.Stream], parent.Cursor);
        yield return Cursor(stream, state["prior_state"], stream.Cursor!);
        var partitions = state["states"];
        if (partitions is null or { Type: JTokenType.Null }) yield break;
        foreach (var partition in partitions as JArray ?? throw NotUnderstood(stream, partitions.Path, "must be a list"))
            yield return Cursor(stream, Object(stream, partition)?["cursor"], stream.Cursor!);
    }

    private static JObject? Object(StreamDefinition stream, JToken? json) => json switch
    {
        null or { Type: JTokenType.Null } => null,
        JObject members => members,
        _ => throw NotUnderstood(stream, json.Path, "must be a JSON object"),
    };

    private static long? Cursor(StreamDefinition stream, JToken? holder, string member)
    {
        return Object(stream, holder)?[member] switch
        {
            null or { Type: JTokenType.Null } => null,
            JValue { Value: long seconds } => seconds,
            JValue { Value: double seconds } when Math.Abs(seconds) < 1e15 => (long)Math.Floor(seconds),
            JValue { Value: string { Length: 0 } } => null,
            JValue { Value: string text } value => ParseText(text) ?? throw NotUnderstood(stream, value.Path, "must be unix seconds or an ISO 8601 date"),
            { } other => throw NotUnderstood(stream, other.Path, "must be unix seconds or an ISO 8601 date"),
        };
    }

    private static long? ParseText(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)) return seconds;
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var fraction) && Math.Abs(fraction) < 1e15m)
            return (long)Math.Floor(fraction);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.ToUnixTimeSeconds()
            : null;
    }

    private static IntervalSet DecodeClosed(StreamDefinition stream, JObject state)
    {
        var closed = new IntervalSet();
        if (state[ClosedMember] is not { Type: not JTokenType.Null } member) return closed;
        foreach (var pair in member as JArray ?? throw NotUnderstood(stream, member.Path, "must be a list of [from, to) pairs"))
        {
            if (pair is not JArray { Count: 2 } bounds || bounds[0] is not JValue { Value: long from } || bounds[1] is not JValue { Value: long to })
                throw NotUnderstood(stream, pair.Path, "must be a pair of unix seconds");
            closed.Add(new Interval(from, to));
        }

        return closed;
    }

    private static RefreshMark? DecodeRefresh(JObject state) =>
        state[RefreshMember] is JObject refresh && refresh["ended"] is JValue { Value: bool ended } ? new RefreshMark(Whole(refresh, "sync_id"), ended) : null;

    /// <summary>Null unless it is an integer, for another connector may mean anything else by the name.</summary>
    private static long? Whole(JObject holder, string member) => holder[member] is JValue { Value: long number } ? number : null;

    private static ConnectorException NotUnderstood(StreamDefinition stream, string path, string rule) => ConnectorException.Config(
        $"The saved state of stream `{stream.Name}` is not understood: `{path}` {rule}. Repair the state, or reset the stream.");
}
