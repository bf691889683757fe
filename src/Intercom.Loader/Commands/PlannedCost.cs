using Connector.Engine;
using Source.Intercom;

namespace Intercom.Loader;

/// <summary>How many requests a read of an object takes: about, for what the API answers is not known before.</summary>
internal static class PlannedCost
{
    /// <summary>An answer's time, seconds: what Intercom takes for a page of a search, about.</summary>
    private const double AnswerSeconds = 0.4;

    /// <summary>Null: it depends on what nobody knows.</summary>
    /// <param name="rows">To come; of a stream that is read by another, that one's. Null: not known.</param>
    public static long? Requests(StreamDefinition stream, long? rows)
    {
        if (stream is not IntercomStream known) return null;
        if (known.Pager is InlinePager) return 0;
        var page = stream switch
        {
            { Partitioning: Partitioning.ByParent } => stream.ParentsAtOnce,
            { Partitioning: Partitioning.SplitWindows } => 150,
            { ExpiresWhenIdle: true } => 100,
            { Partitioning: Partitioning.FixedWindows } => 50,
            _ => known.Pager is SinglePager ? int.MaxValue : 25,
        };
        return rows is { } count ? Math.Max(stream.Partitioning == Partitioning.ByParent ? 0 : 1, (count + page - 1) / page) : null;
    }

    /// <summary>By the budget, or by how many may be under way at once.</summary>
    /// <param name="perMinute">The budget.</param>
    public static double Minutes(long requests, long perMinute, int workers) => requests / Math.Min(perMinute, workers * 60 / AnswerSeconds);
}
