namespace Acceptance.Tests;

/// <summary>
/// Records as a whole against those expected: none missing, none altered, none more. The platform's suite compares keys alone.
/// </summary>
internal static class ContentRules
{
    public static IEnumerable<string> Violations(ConnectorRun run, IEnumerable<string> streams, ExpectedRecords expected)
    {
        foreach (var stream in streams)
        {
            var wanted = Tally(expected.Of(stream).Select(record => record.Text));
            var printed = Tally(run.Records(stream).Select(record => record.DataText));
            if (printed.Count == 0) yield return $"{stream}: no record";
            foreach (var (text, count) in wanted)
                if (printed.GetValueOrDefault(text) < count) yield return $"{stream}: an expected record is missing or altered: {Short(text)}";
            foreach (var (text, count) in printed)
                if (wanted.GetValueOrDefault(text) < count) yield return $"{stream}: a record is not expected: {Short(text)}";
        }
    }

    /// <summary>What must have come of a stream by one run or the other.</summary>
    public static IEnumerable<string> Missing(string stream, IEnumerable<OutputLine> records, ExpectedRecords expected)
    {
        var printed = records.Select(record => record.DataText).ToHashSet();
        return expected.Of(stream).Select(record => record.Text).Where(text => !printed.Contains(text)).Select(text => $"{stream}: lost: {Short(text)}");
    }

    private static Dictionary<string, int> Tally(IEnumerable<string> texts) => texts.GroupBy(text => text).ToDictionary(same => same.Key, same => same.Count());

    private static string Short(string text) => text.Length <= 160 ? text : text[..160] + "…";
}
