namespace Acceptance.Tests;

/// <summary>Two reads one after the other.</summary>
internal static class SequentialReadRules
{
    /// <summary>In full: the second prints the same once more, later.</summary>
    public static IEnumerable<string> Full(ConnectorRun first, ConnectorRun second)
    {
        if (!first.Records().Any() || !second.Records().Any())
        {
            yield return "a read in full printed no record";
            yield break;
        }

        if (second.Records().Min(RecordRules.EmittedAt) <= first.Records().Max(RecordRules.EmittedAt))
            yield return "the second read was emitted before the end of the first";
        if (!Sorted(first).SequenceEqual(Sorted(second))) yield return "the second read in full differs from the first";
    }

    /// <summary>By cursor: the second, from the states of the first, is another set of records, for all streams taken together.</summary>
    public static IEnumerable<string> Incremental(ConnectorRun first, ConnectorRun second)
    {
        if (!first.States().Any()) yield return "the first read printed no state";
        if (!first.Records().Any()) yield return "the first read printed no record";
        if (Sorted(first).SequenceEqual(Sorted(second))) yield return "a read from the last states repeats the first one";
    }

    private static IEnumerable<string> Sorted(ConnectorRun run) =>
        run.Records().Select(record => $"{record.Stream} {record.DataText}").Order(StringComparer.Ordinal);
}
