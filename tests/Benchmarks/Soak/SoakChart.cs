using System.Globalization;
using Benchmarks.Macro.Reporting;

namespace Benchmarks.Soak;

/// <summary>Memory, file, handles and freshness over the time of a soak, and what was done to the service meanwhile.</summary>
internal static class SoakChart
{
    public static string Draw(SoakResult result)
    {
        var svg = new Svg();
        Line(svg, new Panel(8, 210, 34), result, "Memory", "resident megabytes", sample => sample.Megabytes);
        Line(svg, new Panel(248, 210, 34), result, "Warehouse", "megabytes of the file", sample => sample.FileMegabytes);
        Line(svg, new Panel(488, 210, 34), result, "Open files", "descriptors", sample => sample.Handles);
        Line(svg, new Panel(728, 210, 34), result, "Freshness", "seconds since the last success", sample => sample.Freshness?.TotalSeconds);
        return svg.ToDocument(PerformanceChart.Width, PerformanceChart.Height, PerformanceChart.Style, "Memory, file size, open files and freshness of the scheduled loader over time");
    }

    private static void Line(Svg svg, Panel panel, SoakResult result, string title, string unit, Func<SoakSample, double?> value)
    {
        panel.Head(svg, title, unit);
        var most = Math.Max(1, result.Samples.Max(value) ?? 1) * 1.1;
        var step = Step(most);
        panel.Scale(svg, most, step, value => value.ToString("0.#", CultureInfo.InvariantCulture));
        double X(TimeSpan at) => panel.Left + ((panel.Right - panel.Left) * (at / result.Length));
        foreach (var incident in result.Incidents) svg.Line(X(incident.At), Panel.Top, X(incident.At), Panel.Bottom, incident.Length > TimeSpan.Zero ? "limit" : "grid");
        svg.Path(result.Samples.Where(sample => value(sample) is not null).Select(sample => (X(sample.At), Panel.Y(value(sample)!.Value, most))), "line");
        svg.Text(panel.Left, Panel.Bottom + 18, "0", "soft", "middle");
        svg.Text(panel.Right, Panel.Bottom + 18, $"{result.Length.TotalMinutes:0.#} min", "soft", "end");
    }

    /// <summary>One, two or five of a power of ten, some five of which fill the height.</summary>
    private static double Step(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(most / 4)));
        return new[] { 1, 2, 5, 10 }.Select(times => times * power).First(step => most / step <= 6);
    }
}
