using System.Globalization;
using System.Runtime.InteropServices;

namespace Benchmarks.Macro.Reporting;

/// <summary>Where and when it was measured.</summary>
/// <param name="Load">How many processes wanted a core in the minute before (proc_loadavg(5)): well above 0, others were at work.</param>
internal sealed record Machine(DateTimeOffset At, string Processor, int Cores, double MemoryGigabytes, string System, string Load)
{
    public static Machine Describe(TimeProvider clock) => new(
        clock.GetUtcNow(),
        Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9,
        Field("/etc/os-release", "PRETTY_NAME")?.Trim('"') ?? RuntimeInformation.OSDescription,
        File.ReadAllText("/proc/loadavg").Split(' ')[0]);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{At:yyyy-MM-dd HH:mm} UTC, {Cores} cores of {Processor}, {MemoryGigabytes:F0} GB, {System}, .NET {Environment.Version}, load before {Load}");

    private static string? Field(string file, string name) => File.ReadLines(file)
        .Select(line => line.Split([':', '='], 2))
        .FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == name)?[1].Trim();
}
