namespace Benchmarks.Macro;

/// <summary>What records cost, for the chart.</summary>
/// <param name="YardstickMilliseconds">What the yardstick takes for 1,000 records at the same time.</param>
internal sealed record CpuFigure(string Work, double MillisecondsPer1000, double YardstickMilliseconds);
