using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Macro.Running;

/// <summary>
/// What CPU time is measured in, so that figures of different machines and hours compare: the CPU seconds in which the platform's
/// Python serialises and parses the record of <c>part.json</c> 60,000 times.
/// </summary>
internal static class Yardstick
{
    private const string Program = """
        import json, sys, time
        part = json.load(open(sys.argv[1], encoding="utf-8"))
        for _ in range(60000): json.loads(json.dumps(part))
        print(time.process_time())
        """;

    /// <returns>CPU seconds.</returns>
    public static async Task<double> MeasureAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("python3", ["-c", Program, Path.Combine(AppContext.BaseDirectory, "part.json")]) { RedirectStandardOutput = true };
        using var python = Process.Start(start)!;
        var seconds = await python.StandardOutput.ReadToEndAsync(cancellation);
        await python.WaitForExitAsync(cancellation);
        return double.Parse(seconds, CultureInfo.InvariantCulture);
    }
}
