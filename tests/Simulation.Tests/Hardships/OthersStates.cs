using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Simulation.Tests;

/// <summary>
/// The first sync begins with states of another connector. It has written what was there up to its cursor, but for some rows that it
/// could not see yet: those of an index lag, and of a parent's children those of the lookback that its state names.
/// </summary>
/// <param name="AsText">Cursors are strings.</param>
/// <param name="Lookback">Seconds, in the states of substreams.</param>
/// <param name="Age">Seconds before the first sync.</param>
internal sealed record OthersStates(bool AsText, long Lookback, long Age)
{
    private const long IndexLag = 600;

    /// <summary>What the other connector has left behind.</summary>
    public Progress Leave(Scenario scenario, Workspace workspace)
    {
        var left = new Progress();
        var random = new Random(scenario.Seed ^ 0x07E4);
        var now = scenario.StartsAt.ToUnixTimeSeconds() - Math.Max(0, scenario.ClockAhead);
        foreach (var stream in scenario.Streams.Where(stream => Workspace.CursorOf(stream) is not null && !Workspace.IsFurther(stream)))
        {
            var cursor = now - Age;
            var seen = cursor - IndexLag - (Workspace.IsChild(stream) ? Lookback : 0);
            left.States[stream] = State(stream, AsText ? cursor.ToString(CultureInfo.InvariantCulture) : cursor);
            foreach (var row in workspace[Workspace.SourceOf(stream)])
            {
                if (row.TrueAt(cursor * 1_000) is not { Cursor: { } changed } version || (changed > seen && random.Next(2) == 0)) continue;
                var written = Workspace.IsChild(stream) ? row.ChildrenAt(stream, cursor * 1_000).Select(child => child.Version) : [version];
                left.Written(stream).UnionWith(written.Select(one => one.Number));
            }
        }

        return left;
    }

    private JObject State(string stream, JToken cursor)
    {
        var field = Workspace.CursorOf(stream)!;
        return !Workspace.IsChild(stream) ? new JObject { [field] = cursor } : new JObject
        {
            ["use_global_cursor"] = true,
            ["lookback_window"] = Lookback,
            ["state"] = new JObject { [field] = cursor },
            ["parent_state"] = new JObject { [Workspace.SourceOf(stream)] = new JObject { [field] = cursor } },
        };
    }
}
