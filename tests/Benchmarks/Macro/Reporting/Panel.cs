namespace Benchmarks.Macro.Reporting;

/// <summary>Where one of the drawings of the chart lies, and the frame all of them share.</summary>
/// <param name="X">Its left edge; <see cref="Left"/> is where its plot begins.</param>
internal sealed record Panel(double X, double Width, double LabelWidth)
{
    public const double Top = 64;
    public const double Bottom = 252;

    public double Left => X + LabelWidth;

    public double Right => X + Width;

    public void Head(Svg svg, string title, string subtitle)
    {
        svg.Text(X, 22, title, "title");
        svg.Text(X, 40, subtitle, "soft");
    }

    /// <summary>A height in the plot for a value between 0 and <paramref name="most"/>.</summary>
    public static double Y(double value, double most) => Bottom - ((Bottom - Top) * value / most);

    /// <summary>Horizontal rules with their values at the left.</summary>
    public void Scale(Svg svg, double most, double step, Func<double, string> label)
    {
        for (var value = 0.0; value <= most; value += step)
        {
            svg.Line(Left, Y(value, most), Right, Y(value, most), "grid");
            svg.Text(Left - 6, Y(value, most) + 4, label(value), "soft", "end");
        }
    }
}
