using System.Globalization;

namespace Connector.Engine;

/// <summary>One line on where a read stands: what a person wants to see, and what keeps a platform's heartbeat from ending a sync that waits.</summary>
/// <param name="peakMemory">The most memory the process has held so far, in bytes.</param>
internal sealed class ProgressReport(IReadOnlyList<StreamOutput> outputs, TimeProvider time, IReadSession session, Func<long> peakMemory)
{
    private readonly long _startedAt = time.GetTimestamp();

    public string Line
    {
        get
        {
            var elapsed = time.GetElapsedTime(_startedAt);
            var open = outputs.Where(output => !output.Ended).Select(output => $"{output.Name} {Number(output.Records)}").ToList();
            var streams = open.Count == 0 ? "all streams ended" : $"still open: {string.Join(", ", open)}";
            return $"Reading {Records(elapsed)}; {session.Usage}; {streams}.";
        }
    }

    /// <summary>The last line of a read, which says what limited it.</summary>
    public string Summary(TimeSpan waitedForStdout)
    {
        var elapsed = time.GetElapsedTime(_startedAt);
        var stdout = elapsed > TimeSpan.Zero ? waitedForStdout / elapsed : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Read {Records(elapsed)}; {session.Profile(elapsed)}; {100 * stdout:F0} % of the time stdout was waited for; at most {peakMemory() / 1e6:F0} MB of memory.");
    }

    private string Records(TimeSpan elapsed)
    {
        var records = outputs.Sum(output => output.Records);
        var rate = elapsed.TotalSeconds > 1 ? $" ({Number((long)(records / elapsed.TotalSeconds))}/s)" : "";
        return $"{Quantity.Of(records, "record")} in {elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s{rate}";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
