namespace Acceptance.Tests;

/// <summary>Stream statuses: each configured stream, and no other, is STARTED, RUNNING any number of times, COMPLETE; and is silent outside.</summary>
internal static class StatusRules
{
    public static IEnumerable<string> Violations(ConnectorRun run, IReadOnlyCollection<string> streams)
    {
        var statuses = run.Traces("STREAM_STATUS").ToLookup(line => line.Stream ?? "", line => line);
        foreach (var other in statuses.Select(stream => stream.Key).Except(streams)) yield return $"{other}: a status of a stream that is not configured";
        foreach (var stream in streams)
        {
            var lines = statuses[stream].ToList();
            var sequence = lines.Select(line => line.Text("trace.stream_status.status")).ToList();
            if (sequence.Count < 2 || sequence[0] != "STARTED" || sequence[^1] != "COMPLETE" || sequence[1..^1].Any(status => status != "RUNNING"))
                yield return $"{stream}: the statuses are {string.Join(", ", sequence)}; not STARTED, RUNNING…, COMPLETE";
            else if (run.Records(stream).Concat(run.States(stream)).Any(line => line.Number < lines[0].Number || line.Number > lines[^1].Number))
                yield return $"{stream}: records or states outside STARTED and COMPLETE";
        }
    }
}
