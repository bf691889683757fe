using Newtonsoft.Json.Linq;

namespace Acceptance.Tests;

/// <summary>The bookkeeping of states: each stream has one, and their counts are those of its records.</summary>
internal static class StateRules
{
    public static IEnumerable<string> Violations(ConnectorRun run, IReadOnlyCollection<string> streams)
    {
        foreach (var other in run.States().Select(line => line.Stream!).Distinct().Except(streams))
            yield return $"{other}: a state of a stream that is not configured";
        foreach (var stream in streams)
        {
            var states = run.States(stream).ToList();
            if (states.Count == 0) yield return $"{stream}: no state";
            var before = 0;
            foreach (var state in states)
            {
                var records = run.Records(stream, state.Number).Count();
                if (Count(state) != records - before)
                    yield return $"{stream}: the state in line {state.Number} counts {Count(state)} records; {records - before} came since the one before";
                before = records;
            }

            var after = run.Records(stream).Count() - before;
            if (after > 0) yield return $"{stream}: {after} records after its last state";
        }
    }

    /// <summary>Records that a state accounts for.</summary>
    public static decimal Count(OutputLine state) => state.Member("state.sourceStats.recordCount")!.Value<decimal>();
}
