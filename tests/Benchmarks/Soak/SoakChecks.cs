using Benchmarks.Macro;

namespace Benchmarks.Soak;

/// <summary>What must hold after a soak: nothing grows that should not, nothing is lost, and the service comes back by itself.</summary>
internal static class SoakChecks
{
    public static IReadOnlyList<Check> Of(SoakResult result)
    {
        var (before, after) = (Third(result, 0), Third(result, 2));
        var (lost, kills) = (result.Runs.Count(run => run == "lost"), result.Incidents.Count(incident => incident.Length == TimeSpan.Zero));
        var fresh = result.Samples.Where(sample => !IsDisturbed(result, sample)).Select(sample => sample.Freshness?.TotalSeconds).OfType<double>().ToList();
        return
        [
            Claim.AtMost("memory, median of the last third, of that of the first", 1.25, after.Median(sample => sample.Megabytes) / before.Median(sample => sample.Megabytes)),
            Claim.AtMost("most memory", 350, result.Samples.Max(sample => sample.Megabytes), " MB"),
            Claim.AtMost("open files, most of the last third, beyond those of the first", 10, after.Max(sample => sample.Handles) - before.Max(sample => sample.Handles)),
            Claim.AtMost("the warehouse's file at the end, of that after a minute", 1.5, result.Samples[^1].FileMegabytes / Settled(result)),
            // A soak of less than a quarter of an hour leaves it no two minutes in peace.
            .. fresh.Count == 0 ? [] : new[] { Claim.AtMost("freshness, but for two minutes after what was done to it, worst", 120, fresh.Max(), " s") },
            Claim.AtMost("runs that were lost, beyond the kills", 0, lost - kills),
            Claim.AtMost(Claim.Text($"of {result.Tables.Compared:N0} rows: missing"), 0, result.Tables.Missing),
            Claim.AtMost("stale", 0, result.Tables.Stale),
            Claim.AtMost("doubled", 0, result.Tables.Doubled),
            Claim.AtMost("extra", 0, result.Tables.Extra),
        ];
    }

    private static double Settled(SoakResult result) =>
        (result.Samples.FirstOrDefault(sample => sample.At > TimeSpan.FromMinutes(1)) ?? result.Samples[^1]).FileMegabytes;

    private static List<SoakSample> Third(SoakResult result, int third) =>
        [.. result.Samples.Where(sample => sample.At >= third * result.Length / 3 && sample.At < (third + 1) * result.Length / 3)];

    /// <summary>The first load counts as something done to it.</summary>
    private static bool IsDisturbed(SoakResult result, SoakSample sample) => result.Incidents.Append(new SoakIncident(TimeSpan.Zero, TimeSpan.Zero, "start"))
        .Any(incident => sample.At >= incident.At && sample.At < incident.At + incident.Length + TimeSpan.FromMinutes(2));
}
