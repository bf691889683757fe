using System.Globalization;

namespace Connector.Engine;

/// <summary>One line on where a read stands: what a person wants to see, and what keeps a platform's heartbeat from ending a sync that waits.</summary>
internal sealed class ProgressReport(IReadOnlyList<StreamOutput> outputs, TimeProvider time, Func<string> usage)
{
    private readonly long _startedAt = time.GetTimestamp();

    public string Describe(string verb)
    {
        var elapsed = time.GetElapsedTime(_startedAt);
        var records = outputs.Sum(output => output.Records);
        var rate = elapsed.TotalSeconds > 1 ? $" ({Number((long)(records / elapsed.TotalSeconds))}/s)" : "";
        var open = outputs.Where(output => !output.Ended).Select(output => $"{output.Name} {Number(output.Records)}").ToList();
        var streams = open.Count == 0 ? "all streams ended" : $"still open: {string.Join(", ", open)}";
        return $"{verb} {Number(records)} records in {elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s{rate}; {usage()}; {streams}.";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
