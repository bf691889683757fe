using System.Globalization;
using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>
/// Reads every state shape the established connector has written, and writes its current shape with the cursor as a JSON number.
/// The extra member <c>closed</c> lists windows closed beyond the watermark as [from, to) pairs; the established connector ignores it.
/// </summary>
/// <remarks>Shapes verified against the established connector; see the table in the README.</remarks>
public static class StateCodec
{
    private const string ClosedMember = "closed";

    /// <summary>The state of a stream that has no cursor.</summary>
    public static JObject NoCursor() => new() { ["__ab_no_cursor_state_message"] = true };

    public static JObject Encode(StreamDefinition stream, long watermark, IEnumerable<Interval> closed)
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
            state[stream.Cursor!] = watermark;
        }

        var pairs = new JArray(closed.Select(window => new JArray(window.From, window.To)));
        if (pairs.Count > 0) state[ClosedMember] = pairs;
        return state;
    }

    /// <summary>The saved watermark (null when the state holds none) and the windows closed beyond it.</summary>
    /// <exception cref="ConnectorException">Config error that names the stream and the member that is not understood.</exception>
    public static SavedState Decode(StreamDefinition stream, JObject state)
    {
        if (stream.Cursor is null) return SavedState.None;
        var cursors = stream.Parent is { } parent ? ParentCursors(stream, parent, state) : [Cursor(stream, state, stream.Cursor)];
        // The established connector is known to have moved past children it never wrote, so the earliest cursor of all counts.
        var earliest = cursors.Min();
        return earliest is null ? SavedState.None : new SavedState(earliest, DecodeClosed(stream, state));
    }

    private static IEnumerable<long?> ParentCursors(StreamDefinition stream, ParentLink parent, JObject state)
    {
        yield return Cursor(stream, state, stream.Cursor!);
        yield return Cursor(stream, state["state"], stream.Cursor!);
        yield return Cursor(stream, Object(stream, state["parent_state"])?[parent.Stream], parent.Cursor);
        yield return Cursor(stream, state[parent.Stream], parent.Cursor);
        yield return Cursor(stream, state["prior_state"], stream.Cursor!);
        if (state["states"] is not { Type: not JTokenType.Null } partitions) yield break;
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
            // A text cursor is the established connector's. It advances to the newest record seen, younger than the index lag, so
            // rows that became visible late lie below it: starting one lag earlier meets them.
            JValue { Value: string text } value => ParseText(text) is { } seconds
                ? seconds - IndexLag.Seconds
                : throw NotUnderstood(stream, value.Path, "must be unix seconds or an ISO 8601 date"),
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

    private static ConnectorException NotUnderstood(StreamDefinition stream, string path, string rule) => ConnectorException.Config(
        $"The saved state of stream `{stream.Name}` is not understood: `{path}` {rule}. Repair the state, or reset the stream.");
}
