namespace Benchmarks.Macro.Reporting;

/// <summary>The picture of the table: CPU per 1,000 records, peak memory against size, budget use over time.</summary>
internal static class PerformanceChart
{
    public const int Width = 960;
    public const int Height = 294;

    /// <summary>Readable on a white and on a black page: colours follow the reader's scheme, and nothing has a background.</summary>
    public const string Style = """

        text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #24292f }
        .title { font-size: 14px; font-weight: 600 } .soft { fill: #656d76; font-size: 11px } .value { font-weight: 600 }
        .grid { stroke: #d0d7de; stroke-width: 1 } .limit { stroke: #cf222e; stroke-width: 1.5; stroke-dasharray: 5 4 } .limit-text { fill: #cf222e; font-size: 11px }
        .bar, .dot { fill: #0969da } .reference { fill: #afb8c1 } .line { fill: none; stroke: #0969da; stroke-width: 2; stroke-linejoin: round }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 } .soft { fill: #9198a1 } .grid { stroke: #3d444d }
          .limit { stroke: #ff7b72 } .limit-text { fill: #ff7b72 }
          .bar, .dot { fill: #58a6ff } .reference { fill: #656d76 } .line { stroke: #58a6ff }
        }

        """;

    public static string Draw(IReadOnlyList<RowResult> results)
    {
        var svg = new Svg();
        IReadOnlyList<CpuFigure> cpu = [.. results.SelectMany(result => result.Cpu)];
        IReadOnlyList<MemoryFigure> memory = [.. results.SelectMany(result => result.Memory)];
        if (cpu.Count > 0) CpuPanel.Draw(svg, new Panel(8, 280, 0), cpu);
        if (memory.Count > 0) MemoryPanel.Draw(svg, new Panel(330, 290, 34), memory);
        if (results.Select(result => result.Budget).OfType<BudgetTrace>().FirstOrDefault() is { } budget) BudgetPanel.Draw(svg, new Panel(660, 290, 34), budget);
        return svg.ToDocument(Width, Height, Style, "CPU per 1,000 records, peak memory against size, and budget use over time");
    }
}
