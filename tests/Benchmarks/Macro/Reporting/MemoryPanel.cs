using System.Globalization;

namespace Benchmarks.Macro.Reporting;

/// <summary>Dots: the most memory held against the number of records, ten times as many to the right; lines join reads of one kind.</summary>
internal static class MemoryPanel
{
    private const double Limit = 100;
    private const double FewestPower = 4;
    private const double MostPower = 6.2;

    public static void Draw(Svg svg, Panel panel, IReadOnlyList<MemoryFigure> figures)
    {
        panel.Head(svg, "Peak memory against size", "resident megabytes");
        var most = Math.Max(120, figures.Max(figure => figure.PeakMegabytes) * 1.1);
        panel.Scale(svg, most, 20, value => value.ToString("F0", CultureInfo.InvariantCulture));
        for (var power = 4; power <= 6; power++) svg.Text(X(panel, Math.Pow(10, power)), Panel.Bottom + 18, $"{Math.Pow(10, power):N0}", "soft", "middle");
        svg.Text(panel.Right, Panel.Bottom + 34, "records", "soft", "end");
        svg.Line(panel.Left, Panel.Y(Limit, most), panel.Right, Panel.Y(Limit, most), "limit");
        svg.Text(panel.Right, Panel.Y(Limit, most) - 5, "target", "limit-text", "end");
        foreach (var kind in figures.GroupBy(figure => figure.Work)) DrawKind(svg, panel, [.. kind.OrderBy(figure => figure.Records)], most);
    }

    private static void DrawKind(Svg svg, Panel panel, IReadOnlyList<MemoryFigure> figures, double most)
    {
        var points = figures.Select(figure => (X: X(panel, figure.Records), Y: Panel.Y(figure.PeakMegabytes, most))).ToList();
        if (points.Count > 1) svg.Path(points, "line");
        foreach (var (x, y) in points) svg.Dot(x, y, "dot");
        var (lastX, lastY) = points[^1];
        if (points.Count > 1) svg.Text(lastX, lastY - 9, figures[^1].Work, "", "middle");
        else svg.Text(lastX - 8, lastY + 4, figures[^1].Work, "soft", "end");
    }

    private static double X(Panel panel, double records) =>
        panel.Left + ((panel.Right - panel.Left) * (Math.Log10(records) - FewestPower) / (MostPower - FewestPower));
}
