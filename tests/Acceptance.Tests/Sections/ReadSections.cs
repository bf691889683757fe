using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>
/// The sections of <c>read</c>. Each is pure: a recorded run in, what is wrong with it out. Output that is not even made of messages is
/// judged no further.
/// </summary>
internal static class ReadSections
{
    /// <summary>A read from nothing: everything that is expected, once.</summary>
    /// <param name="catalog">The configured catalog it was given.</param>
    public static IEnumerable<string> Whole(ConnectorRun run, JObject catalog, AcceptanceEntry entry, ExpectedRecords expected)
    {
        var streams = StreamEntry.Configured(catalog);
        return Judge(run, entry, streams, () =>
        [
            .. RecordRules.Schema(run, streams),
            .. RecordRules.Keys(run, streams),
            .. RecordRules.Clock(run),
            .. ContentRules.Violations(run, streams.Select(stream => stream.Name), expected),
            .. WatermarkRules.Violations(run, streams, expected),
        ]);
    }

    /// <summary>A read of a stream that does not exist.</summary>
    public static IEnumerable<string> Failing(ConnectorRun run, AcceptanceEntry entry) =>
        [.. OutputRules.Violations(run), .. SecretRules.Violations(run, entry.Secrets), .. ExitCodeRules.Fails(run), .. TraceRules.Violations(run)];

    public static IEnumerable<string> TwoFull(ConnectorRun first, ConnectorRun second, JObject catalog, AcceptanceEntry entry) =>
        JudgeSecond(first, second, entry, StreamEntry.Configured(catalog), () => SequentialReadRules.Full(first, second));

    public static IEnumerable<string> TwoIncremental(ConnectorRun first, ConnectorRun second, JObject catalog, AcceptanceEntry entry) => JudgeSecond(
        first,
        second,
        entry,
        StreamEntry.Configured(catalog),
        () => [.. SequentialReadRules.Incremental(first, second), .. ResumeRules.Checkpoints(first, Expectations.SavedOnTheWay)]);

    /// <summary>A read of one stream from one of its states.</summary>
    public static IEnumerable<string> Resumed(
        ConnectorRun first, OutputLine checkpoint, ConnectorRun resumed, JObject catalog, AcceptanceEntry entry, ExpectedRecords expected) => JudgeSecond(
        first, resumed, entry, StreamEntry.Configured(catalog), () => ResumeRules.Violations(first, checkpoint, resumed, expected));

    /// <summary>A read of all streams from what was saved up to one state.</summary>
    public static IEnumerable<string> ResumedWhole(
        ConnectorRun first, OutputLine checkpoint, ConnectorRun resumed, JObject catalog, AcceptanceEntry entry, ExpectedRecords expected)
    {
        var streams = StreamEntry.Configured(catalog);
        var names = streams.Select(stream => stream.Name);
        return JudgeSecond(first, resumed, entry, streams, () => ResumeRules.Whole(first, checkpoint, resumed, names, expected));
    }

    public static IEnumerable<string> Future(ConnectorRun run, JObject catalog, AcceptanceEntry entry)
    {
        var streams = StreamEntry.Configured(catalog);
        return Judge(run, entry, streams, () => FutureStateRules.Violations(run, entry.FutureState, streams));
    }

    /// <summary>A read that is compared with an earlier one, as far as that one can be read at all.</summary>
    private static List<string> JudgeSecond(
        ConnectorRun first, ConnectorRun second, AcceptanceEntry entry, IReadOnlyList<StreamEntry> streams, Func<IEnumerable<string>> further)
    {
        List<string> broken = [.. OutputRules.Violations(first)];
        return broken.Count > 0 ? broken : Judge(second, entry, streams, further);
    }

    /// <summary>What every read that ends well keeps to, wherever it started; and then what this one owes besides.</summary>
    private static List<string> Judge(ConnectorRun run, AcceptanceEntry entry, IReadOnlyList<StreamEntry> streams, Func<IEnumerable<string>> further)
    {
        List<string> broken = [.. OutputRules.Violations(run), .. SecretRules.Violations(run, entry.Secrets)];
        if (broken.Count > 0) return broken;
        var names = streams.Select(stream => stream.Name).ToList();
        return [.. ExitCodeRules.Succeeds(run), .. StatusRules.Violations(run, names), .. StateRules.Violations(run, names), .. further()];
    }
}
