using System.Globalization;

namespace Benchmarks.Macro;

/// <summary>Checks of the kinds that recur in the table.</summary>
internal static class Claim
{
    public static Check Cpu(Series series, double mostYardsticks) => new(
        Text($"CPU ≤ {mostYardsticks:0.#} y"),
        Text($"{series.CpuInYardsticks:F2} y ({series.CpuInYardsticks * series.Yardstick:F2} s, y = {series.Yardstick:F2} s)"),
        series.CpuInYardsticks <= mostYardsticks);

    public static Check Cpu(LoadSeries series, double mostYardsticks, string what = "CPU") => new(
        Text($"{what} ≤ {mostYardsticks:0.#} y"),
        Text($"{series.CpuSeconds / series.Yardstick:F2} y ({series.CpuSeconds:F2} s, y = {series.Yardstick:F2} s)"),
        series.CpuSeconds <= mostYardsticks * series.Yardstick);

    public static Check Wall(Series series, double mostSeconds, string target) => new(
        Text($"wall ≤ {target}"), Text($"{series.WallSeconds:F2} s of {mostSeconds:F2} s"), series.WallSeconds <= mostSeconds);

    public static Check Peak(Series series, double mostMegabytes) =>
        new(Text($"peak ≤ {mostMegabytes:F0} MB"), Text($"{series.PeakMegabytes:F0} MB"), series.PeakMegabytes <= mostMegabytes);

    public static Check SamePeak(Series larger, Series smaller) => new(
        Text($"peak within 25 % of that of {smaller.Records:N0} records"),
        Text($"{larger.PeakMegabytes:F0} MB against {smaller.PeakMegabytes:F0} MB ({(larger.PeakMegabytes / smaller.PeakMegabytes - 1) * 100:+0;-0} %)"),
        larger.PeakMegabytes <= 1.25 * smaller.PeakMegabytes);

    /// <summary>Nothing is missing, nothing repeated.</summary>
    public static Check Records(Series series, long expected) => new(
        Text($"{expected:N0} records, as the sandbox counts them"), Text($"{series.Records:N0}"), series.Reads.All(read => read.Process.Output.Records == expected));

    public static Check AtMost(string what, double most, double figure, string unit = "") =>
        new(Text($"{what} ≤ {most:#,0.##}{unit}"), Text($"{figure:#,0.##}{unit}"), figure <= most);

    public static Check AtLeast(string what, double least, double figure, string unit = "") =>
        new(Text($"{what} ≥ {least:#,0.##}{unit}"), Text($"{figure:#,0.##}{unit}"), figure >= least);

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
