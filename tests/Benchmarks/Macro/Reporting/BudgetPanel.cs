using System.Globalization;

namespace Benchmarks.Macro.Reporting;

/// <summary>A line: the requests of the ten seconds before, over time, under the limit.</summary>
internal static class BudgetPanel
{
    private const int WindowMilliseconds = 10_000;

    public static void Draw(Svg svg, Panel panel, BudgetTrace trace)
    {
        panel.Head(svg, "Budget use over time", "requests in the last 10 s, as the server sees them");
        var window = WindowMilliseconds / trace.SlotMilliseconds;
        var most = trace.Limit * 1.2;
        var seconds = trace.Arrivals.Count * trace.SlotMilliseconds / 1000.0;
        panel.Scale(svg, most, trace.Limit / 5.0, value => value.ToString("F0", CultureInfo.InvariantCulture));
        for (var second = 0; second <= seconds; second += 10) svg.Text(X(second), Panel.Bottom + 18, $"{second}", "soft", "middle");
        svg.Text(panel.Right, Panel.Bottom + 34, "seconds", "soft", "end");
        svg.Line(panel.Left, Panel.Y(trace.Limit, most), panel.Right, Panel.Y(trace.Limit, most), "limit");
        svg.Text(panel.Right, Panel.Y(trace.Limit, most) - 5, "limit", "limit-text", "end");
        svg.Path(Trailing(trace.Arrivals, window).Select((requests, slot) => (X((slot + 1) * trace.SlotMilliseconds / 1000.0), Panel.Y(requests, most))), "line");

        double X(double second) => panel.Left + ((panel.Right - panel.Left) * second / seconds);
    }

    private static IEnumerable<int> Trailing(IReadOnlyList<int> arrivals, int window)
    {
        var sum = 0;
        for (var slot = 0; slot < arrivals.Count; slot++)
        {
            sum += arrivals[slot] - (slot >= window ? arrivals[slot - window] : 0);
            yield return sum;
        }
    }
}
