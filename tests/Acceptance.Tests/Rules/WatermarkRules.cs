using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>
/// That no state is ahead of its records: whatever it claims to be read was printed before it. And that it claims nothing from after
/// the start of the sync less ten minutes, for what is younger need not have been searchable yet.
/// </summary>
internal static class WatermarkRules
{
    private const long IndexLag = 600;

    /// <param name="streams">Those to look at.</param>
    public static IEnumerable<string> Violations(ConnectorRun run, IEnumerable<StreamEntry> streams, ExpectedRecords expected) =>
        streams.SelectMany(stream => run.States(stream.Name).SelectMany(state => Violations(run, stream, state, expected)));

    private static IEnumerable<string> Violations(ConnectorRun run, StreamEntry stream, OutputLine state, ExpectedRecords expected)
    {
        var printed = run.Records(stream.Name, state.Number).Select(record => record.DataText).ToHashSet();
        var missing = expected.Of(stream.Name).Count(record => !printed.Contains(record.Text) && Claims(stream, state.State, record, expected));
        if (missing > 0) yield return $"{stream.Name}: the state in line {state.Number} is ahead of {missing} records";
        if (stream.Cursor is null) yield break;
        var latest = (run.EndedAt / 1000) - IndexLag;
        if (StateCursor.Values(state.State, stream.Cursor).Any(value => value.Type == JTokenType.Integer && value.Value<long>() > latest))
            yield return $"{stream.Name}: the state in line {state.Number} claims the last ten minutes";
    }

    private static bool Claims(StreamEntry stream, JObject state, ExpectedRecord record, ExpectedRecords expected) => stream.Cursor is { } cursor
        ? StateCursor.Claims(state, cursor, expected.Cursor(record, cursor))
        : state.Value<bool?>("__ab_no_cursor_state_message") == true;
}
