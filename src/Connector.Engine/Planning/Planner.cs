using Airbyte.Protocol;
using Newtonsoft.Json.Linq;

namespace Connector.Engine;

/// <summary>Turns catalog and state into the passes of a read. Pure: no I/O, no clock of its own.</summary>
public sealed class Planner(StreamCatalog streams, ReadSettings settings, DateTimeOffset startedAt)
{
    /// <summary>Seconds: syncs that run daily do not begin at the same second.</summary>
    private const long NearlyADay = 23 * 3_600;

    private readonly Resumption _resumption = new(settings, startedAt);
    private readonly List<string> _warnings = [];

    /// <exception cref="ConnectorException">Config error: an unknown stream, or a state that is not understood.</exception>
    public ReadPlan Plan(ConfiguredCatalog catalog, IReadOnlyDictionary<string, JObject> states)
    {
        var planned = catalog.Streams.Select(stream => PlanStream(stream, states)).ToList();
        foreach (var name in states.Keys.Where(name => planned.All(stream => stream.Name != name)).Order(StringComparer.Ordinal))
            _warnings.Add($"The state holds stream `{name}`, which the catalog does not select; it is left alone.");
        var passes = planned
            .GroupBy(stream => stream.Definition.Parent?.Stream ?? stream.Name)
            .Select(group => PlanPass(streams.Find(group.Key), [.. group]))
            .ToList();
        return new ReadPlan(passes, planned, startedAt, [.. _warnings, .. _resumption.Warnings]);
    }

    private PlannedStream PlanStream(ConfiguredStream configured, IReadOnlyDictionary<string, JObject> states)
    {
        var definition = streams.Find(configured.Name);
        var saved = states.TryGetValue(definition.Name, out var state) ? StateCodec.Decode(definition, state) : SavedState.None;
        if (configured.SyncMode == SyncMode.FullRefresh) return PlanRefresh(definition, configured.SyncId, saved);
        if (definition.Cursor is not null && saved.Watermark is null && state is { HasValues: true })
            _warnings.Add($"The saved state of stream `{definition.Name}` holds no `{definition.Cursor}`; the stream is read from the start date.");
        return PlanIncremental(definition, saved);
    }

    private PlannedStream PlanIncremental(StreamDefinition definition, SavedState saved)
    {
        if (!definition.ChangesUnseen || !settings.ReadsUnseenDaily) return new PlannedStream(definition, _resumption.Of(definition, saved));
        var now = startedAt.ToUnixTimeSeconds();
        var isDue = saved.WholeAt is not { } wholeAt || wholeAt > now || now - wholeAt >= NearlyADay;
        return new PlannedStream(definition, isDue ? _resumption.OfAll(definition, saved) : _resumption.Of(definition, saved))
        {
            WholeAt = saved.WholeAt,
            WholeAtEnd = isDue ? now : saved.WholeAt,
        };
    }

    /// <summary>Whole, whatever an earlier read has claimed: only the unfinished same refresh goes on from its state.</summary>
    private PlannedStream PlanRefresh(StreamDefinition definition, long? syncId, SavedState saved)
    {
        var goesOn = saved.Refresh?.IsContinuedBy(syncId) == true;
        return new PlannedStream(definition, _resumption.Of(definition, goesOn ? saved : SavedState.None))
        {
            Refresh = new RefreshMark(syncId, HasEnded: false),
            Ended = goesOn && saved.Refresh!.HasEnded ? saved : null,
        };
    }

    private ReadPass PlanPass(StreamDefinition source, IReadOnlyList<PlannedStream> consumers)
    {
        var rows = consumers.SingleOrDefault(stream => stream.Name == source.Name);
        var children = consumers.Where(stream => stream.Name != source.Name).ToList();
        return new ReadPass(source, rows, children, [.. Cut(source, Owed(consumers))]);
    }

    private static IntervalSet Owed(IReadOnlyList<PlannedStream> consumers) =>
        new([.. consumers.SelectMany(stream => stream.Left)]);

    private IEnumerable<Interval> Cut(StreamDefinition source, IntervalSet owed) => source.Partitioning switch
    {
        Partitioning.SplitWindows => WindowSplit.Join(owed.Intervals),
        Partitioning.FixedWindows => owed.Intervals.SelectMany(CutFixed),
        _ => owed.Intervals.Take(1).Select(first => new Interval(first.From, long.MaxValue)),
    };

    private IEnumerable<Interval> CutFixed(Interval owed)
    {
        var width = (long)settings.FixedWindow.TotalSeconds;
        var last = Math.Min(owed.To, startedAt.ToUnixTimeSeconds());
        var from = owed.From;
        for (; from + width < last; from += width) yield return new Interval(from, from + width);
        yield return owed with { From = from };
    }
}
