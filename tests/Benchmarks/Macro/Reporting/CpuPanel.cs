using System.Globalization;

namespace Benchmarks.Macro.Reporting;

/// <summary>Bars: CPU milliseconds per 1,000 records of each kind of work, above what the yardstick takes for as many.</summary>
internal static class CpuPanel
{
    private const double BarHeight = 16;

    public static void Draw(Svg svg, Panel panel, IReadOnlyList<CpuFigure> figures)
    {
        panel.Head(svg, "CPU per 1,000 records", "milliseconds, one core");
        var yardstick = new CpuFigure("(Python's json alone, 1,000 parts)", figures.Median(figure => figure.YardstickMilliseconds), 0);
        IReadOnlyList<CpuFigure> bars = [.. figures, yardstick];
        var most = bars.Max(bar => bar.MillisecondsPer1000);
        var pitch = (Panel.Bottom - Panel.Top) / bars.Count;
        for (var i = 0; i < bars.Count; i++)
        {
            var y = Panel.Top + (i * pitch);
            var width = (panel.Width - 44) * bars[i].MillisecondsPer1000 / most;
            svg.Text(panel.X, y + 11, bars[i].Work);
            svg.Bar(panel.X, y + 16, width, BarHeight, bars[i] == yardstick ? "reference" : "bar");
            svg.Text(panel.X + width + 6, y + 29, bars[i].MillisecondsPer1000.ToString("F1", CultureInfo.InvariantCulture), "value");
        }
    }
}
