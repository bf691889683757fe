using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>Turns catalog and state into the passes of a read. Pure: no I/O, no clock of its own.</summary>
public sealed class Planner(StreamCatalog streams, ReadSettings settings, DateTimeOffset startedAt)
{
    private readonly List<string> _warnings = [];

    /// <exception cref="ConnectorException">Config error: an unknown stream, or a state that is not understood.</exception>
    public ReadPlan Plan(ConfiguredCatalog catalog, IReadOnlyDictionary<string, JObject> states)
    {
        var planned = catalog.Streams.Select(stream => PlanStream(streams.Find(stream.Name), states)).ToList();
        foreach (var name in states.Keys.Where(name => planned.All(stream => stream.Name != name)).Order(StringComparer.Ordinal))
            _warnings.Add($"The state holds stream `{name}`, which the catalog does not select; it is left alone.");
        var passes = planned
            .GroupBy(stream => stream.Definition.Parent?.Stream ?? stream.Name)
            .Select(group => PlanPass(streams.Find(group.Key), [.. group]))
            .ToList();
        return new ReadPlan(passes, planned, startedAt, _warnings);
    }

    private PlannedStream PlanStream(StreamDefinition definition, IReadOnlyDictionary<string, JObject> states)
    {
        if (!states.TryGetValue(definition.Name, out var state)) return new PlannedStream(definition, Resume(definition, SavedState.None));
        var saved = StateCodec.Decode(definition, state);
        if (definition.Cursor is not null && saved.Watermark is null && state.HasValues)
            _warnings.Add($"The saved state of stream `{definition.Name}` holds no `{definition.Cursor}`; the stream is read from the start date.");
        return new PlannedStream(definition, Resume(definition, saved));
    }

    private StreamProgress Resume(StreamDefinition definition, SavedState saved)
    {
        var startDate = settings.StartDate.ToUnixTimeSeconds();
        if (saved.Watermark is not { } watermark) return new StreamProgress(startDate, null, new IntervalSet());
        if (watermark > startedAt.ToUnixTimeSeconds())
        {
            _warnings.Add($"The saved state of stream `{definition.Name}` ({Utc(watermark)}) lies in the future. Nothing can be newer, so nothing "
                + "is read now; the next state is set back to the start of this sync. Check the clock of the machine that wrote it.");
            return new StreamProgress(Math.Max(startDate, watermark), watermark, new IntervalSet());
        }

        var start = Math.Max(startDate, Math.Max(0, watermark) - (long)settings.Lookback.TotalSeconds);
        return new StreamProgress(start, Math.Max(watermark, startDate - 1), Believable(saved.Closed));
    }

    /// <summary>What this sync itself could not claim to be closed, an earlier one could not either, unless its clock was ahead.</summary>
    private IntervalSet Believable(IntervalSet closed)
    {
        var known = new Interval(long.MinValue, startedAt.ToUnixTimeSeconds() - IndexLag.Seconds + 1);
        return new IntervalSet([.. closed.Intervals.Select(window => window.Intersect(known))]);
    }

    private ReadPass PlanPass(StreamDefinition source, IReadOnlyList<PlannedStream> consumers)
    {
        var rows = consumers.SingleOrDefault(stream => stream.Name == source.Name);
        var children = consumers.SingleOrDefault(stream => stream.Name != source.Name);
        return new ReadPass(source, rows, children, [.. Cut(source, Owed(consumers))]);
    }

    private static IntervalSet Owed(IReadOnlyList<PlannedStream> consumers) =>
        new([.. consumers.SelectMany(stream => stream.Start.Left().Intervals)]);

    private IEnumerable<Interval> Cut(StreamDefinition source, IntervalSet owed) => source.Partitioning switch
    {
        Partitioning.SplitWindows => WindowSplit.Join(owed.Intervals),
        Partitioning.FixedWindows => owed.Intervals.SelectMany(CutFixed),
        _ => [new Interval(owed.Intervals.Count == 0 ? 0 : owed.Intervals[0].From, long.MaxValue)],
    };

    private IEnumerable<Interval> CutFixed(Interval owed)
    {
        var width = (long)settings.FixedWindow.TotalSeconds;
        var last = Math.Min(owed.To, startedAt.ToUnixTimeSeconds());
        var from = owed.From;
        for (; from + width < last; from += width) yield return new Interval(from, from + width);
        yield return owed with { From = from };
    }

    private static string Utc(long seconds) => seconds is > 0 and < 253402300800
        ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)
        : seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
