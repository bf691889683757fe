using Benchmarks.Macro.Running;

namespace Benchmarks.Macro;

/// <summary>Repeats of one read.</summary>
/// <param name="Yardsticks">CPU seconds of the yardstick, taken in between.</param>
internal sealed record Series(IReadOnlyList<MeasuredRead> Reads, IReadOnlyList<double> Yardsticks)
{
    public double Yardstick => Yardsticks.Median();

    /// <summary>CPU time in yardsticks.</summary>
    public double CpuInYardsticks => Reads.Median(read => read.Process.Cpu.TotalSeconds) / Yardstick;

    public double WallSeconds => Reads.Median(read => read.Process.Wall.TotalSeconds);

    public double PeakMegabytes => Reads.Median(read => read.Process.PeakBytes / 1e6);

    public long Records => (long)Reads.Median(read => read.Process.Output.Records);

    public int Requests => (int)Reads.Median(read => read.AllRequests);

    public CpuFigure CpuFigure(string work) =>
        new(work, Reads.Median(read => read.Process.Cpu.TotalMilliseconds) / Records * 1000, Yardstick * 1000 / 60);

    public MemoryFigure MemoryFigure(string work) => new(work, Records, PeakMegabytes);
}
