using Intercom.Sandbox.Limits;
using Intercom.Sandbox.Reporting;

namespace Benchmarks.Macro;

/// <summary>What a timeline tells.</summary>
internal static class Traffic
{
    /// <summary>The longest time in which no request came, between the first and the last.</summary>
    public static double LongestQuietSeconds(TrafficTimeline timeline)
    {
        var (longest, quiet) = (0, 0);
        foreach (var arrivals in timeline.Arrivals.Take(LastArrival(timeline) + 1))
        {
            quiet = arrivals == 0 ? quiet + 1 : 0;
            longest = Math.Max(longest, quiet);
        }

        return longest * timeline.SlotMilliseconds / 1000.0;
    }

    /// <summary>The share of the worker slots that were busy, from the first request until this share of them had come.</summary>
    public static double BusyShare(TrafficTimeline timeline, int workers, double untilShare)
    {
        var enough = timeline.Arrivals.Sum() * untilShare;
        var (slots, arrived) = (0, 0);
        while (arrived < enough) arrived += timeline.Arrivals[slots++];
        return timeline.InFlight.Take(slots).Average() / workers;
    }

    /// <summary>The windows that were open for all of their time while requests waited: without the first and the last.</summary>
    public static IReadOnlyList<RateWindowUse> WholeWindows(TrafficTimeline timeline) => [.. timeline.Windows.Skip(1).SkipLast(1)];

    /// <summary>How long the server took for a request, from its arrival to its end, on average; milliseconds.</summary>
    public static double MeanServiceMilliseconds(TrafficTimeline timeline) =>
        timeline.InFlight.Sum() * timeline.SlotMilliseconds / timeline.Arrivals.Sum();

    private static int LastArrival(TrafficTimeline timeline) => timeline.Arrivals.ToList().FindLastIndex(arrivals => arrivals > 0);
}
