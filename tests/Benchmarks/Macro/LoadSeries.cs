using Benchmarks.Macro.Running;

namespace Benchmarks.Macro;

/// <summary>Repeats of one load.</summary>
/// <param name="Yardsticks">CPU seconds of the yardstick, taken in between.</param>
internal sealed record LoadSeries(IReadOnlyList<LoaderFigures> Loads, IReadOnlyList<double> Yardsticks)
{
    public double Yardstick => Yardsticks.Median();

    /// <summary>CPU time of loader and server together.</summary>
    public double CpuSeconds => Loads.Median(load => load.BothCpu.TotalSeconds);

    public double ServerSeconds => Loads.Median(load => load.ServerCpu.TotalSeconds);

    public double WallSeconds => Loads.Median(load => load.Wall.TotalSeconds);

    public double PeakMegabytes => Loads.Median(load => load.PeakBytes / 1e6);

    public static async Task<LoadSeries> TakeAsync(int repeats, Func<int, Task<LoaderFigures>> load, CancellationToken cancellation)
    {
        var loads = new List<LoaderFigures>();
        var yardsticks = new List<double>();
        for (var i = 0; i < repeats; i++)
        {
            yardsticks.Add(await Running.Yardstick.MeasureAsync(cancellation));
            loads.Add(await load(i));
        }

        return new LoadSeries(loads, yardsticks);
    }
}
