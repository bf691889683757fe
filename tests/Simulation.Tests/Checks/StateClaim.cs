using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace Simulation.Tests;

/// <summary>What a state line claims: cursors from the start date it was made with up to a watermark, and windows beyond it.</summary>
internal sealed class StateClaim
{
    /// <summary>How long a change may take to be found, in seconds.</summary>
    public const long IndexLag = 600;

    private readonly List<Interval> _closed = [];

    private StateClaim(long from, long watermark) => (From, Watermark) = (from, watermark);

    public long From { get; }

    public long Watermark { get; }

    public IReadOnlyList<Interval> Closed => _closed;

    public bool Covers(long cursor) => (cursor >= From && cursor <= Watermark) || _closed.Exists(window => window.Contains(cursor));

    /// <summary>Of a state that the connector wrote; null for a stream without a cursor.</summary>
    public static StateClaim? Of(string stream, JObject state) => Read(stream, state, less: 0);

    /// <summary>Of a state that the connector is given: one without a start date is another's, which is believed only so far.</summary>
    public static StateClaim? Given(string stream, JObject state) =>
        Read(stream, state, less: state["start_date"] is null ? IndexLag + (state["lookback_window"]?.Value<long>() ?? 0) : 0);

    private static StateClaim? Read(string stream, JObject state, long less)
    {
        if (Workspace.CursorOf(stream) is not { } cursor) return null;
        // Of a child, both its own and its parent's cursor count, and the established connector goes by the parent's.
        var watermark = Workspace.IsChild(stream)
            ? Math.Max(state["state"]![cursor]!.Value<long>(), state["parent_state"]![Workspace.SourceOf(stream)]![Workspace.CursorOf(Workspace.SourceOf(stream))!]!.Value<long>())
            : state[cursor]!.Value<long>();
        var claim = new StateClaim(state["start_date"]?.Value<long>() ?? long.MinValue, watermark - less);
        foreach (var window in state["closed"] as JArray ?? []) claim._closed.Add(new Interval((long)window[0]!, (long)window[1]!));
        return claim;
    }
}
