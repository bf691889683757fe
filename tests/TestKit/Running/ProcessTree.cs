using System.Globalization;

namespace TestKit;

/// <summary>A process and those it has started, as <c>/proc</c> tells of them (proc(5)).</summary>
public static class ProcessTree
{
    /// <summary>Clock ticks a second, on every Linux that .NET runs on.</summary>
    private const double Ticks = 100;

    /// <summary>CPU time, user and system, of a process, its children, and those of them that have ended and were waited for.</summary>
    public static TimeSpan Cpu(int process)
    {
        var ticks = Directory.GetDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => name!.All(char.IsAsciiDigit))
            .Select(name => Stat(name!))
            .OfType<Times>()
            .Where(times => times.Process == process || times.Parent == process)
            .Sum(times => times.Own + (times.Process == process ? times.OfEnded : 0));
        return TimeSpan.FromSeconds(ticks / Ticks);
    }

    private static Times? Stat(string process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            // The name, in parentheses, may hold anything.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ').Select(field => long.TryParse(field, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
            return new Times(int.Parse(process, CultureInfo.InvariantCulture), (int)fields[1], fields[11] + fields[12], fields[13] + fields[14]);
        }
        catch (Exception ended) when (ended is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Times(int Process, int Parent, long Own, long OfEnded);
}
