using Connector.Engine;
using Newtonsoft.Json.Linq;

namespace Simulation.Tests;

/// <summary>What a state line claims: cursors up to a watermark, and windows beyond it.</summary>
internal sealed class StateClaim
{
    private readonly List<Interval> _closed = [];

    private StateClaim(long watermark) => Watermark = watermark;

    public long Watermark { get; }

    public IReadOnlyList<Interval> Closed => _closed;

    public bool Covers(long cursor) => cursor <= Watermark || _closed.Any(window => window.Contains(cursor));

    /// <summary>Null for a stream without a cursor.</summary>
    public static StateClaim? Of(string stream, JObject state)
    {
        if (Workspace.CursorOf(stream) is not { } cursor) return null;
        // Of a child, both its own and its parent's cursor count, and the established connector goes by the parent's.
        var watermark = Workspace.IsChild(stream)
            ? Math.Max(state["state"]![cursor]!.Value<long>(), state["parent_state"]![Workspace.SourceOf(stream)]![cursor]!.Value<long>())
            : state[cursor]!.Value<long>();
        var claim = new StateClaim(watermark);
        foreach (var window in state["closed"] as JArray ?? []) claim._closed.Add(new Interval((long)window[0]!, (long)window[1]!));
        return claim;
    }
}
