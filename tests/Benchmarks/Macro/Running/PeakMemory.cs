using System.Globalization;

namespace Benchmarks.Macro.Running;

/// <summary>The most memory a process has held, seen by looking again and again while it lives.</summary>
internal static class PeakMemory
{
    /// <summary>As a share of its life: looking a hundred times a second for twenty seconds cost a process a sixth more CPU.</summary>
    private const double BetweenLooks = 0.02;

    /// <summary>
    /// Looks every <paramref name="interval"/>, and less often the longer it lives, until the process has ended; what it took on after the
    /// last look is not seen.
    /// </summary>
    /// <returns>Bytes.</returns>
    public static async Task<long> WatchAsync(int process, TimeSpan interval, TimeProvider clock, CancellationToken ended)
    {
        var peak = 0L;
        var began = clock.GetTimestamp();
        while (!ended.IsCancellationRequested)
        {
            peak = Math.Max(peak, Read(process) ?? 0);
            var share = BetweenLooks * clock.GetElapsedTime(began);
            await Task.Delay(share > interval ? share : interval, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        return peak;
    }

    /// <summary>VmHWM (proc(5)), in bytes; null once the process has ended.</summary>
    public static long? Read(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : 1024 * long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
