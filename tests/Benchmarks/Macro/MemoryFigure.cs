namespace Benchmarks.Macro;

/// <summary>The most memory a read of so many records held, for the chart.</summary>
internal sealed record MemoryFigure(string Work, long Records, double PeakMegabytes);
