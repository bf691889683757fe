using Warehouse;

namespace Intercom.Loader;

/// <summary>The ledger and the schedule as metrics.</summary>
internal static class LoaderMetrics
{
    private static readonly MetricKind _lastStart = new("intercom_loader_last_run_start_timestamp_seconds", "When the last run began.");
    private static readonly MetricKind _lastSeconds = new("intercom_loader_last_run_duration_seconds", "How long the last run took that has ended.");
    private static readonly MetricKind _lastResult = new("intercom_loader_last_run_succeeded", "1: the last run that ended succeeded; 0: it failed, at least in part.");
    private static readonly MetricKind _lastRequests = new("intercom_loader_last_run_requests", "Requests that the last run asked of the API.");
    private static readonly MetricKind _lastCommits = new("intercom_loader_last_run_commits", "Commits of the last run.");
    private static readonly MetricKind _success = new("intercom_loader_last_success_timestamp_seconds", "When the last run began that succeeded.");
    private static readonly MetricKind _rows = new("intercom_loader_object_rows", "Rows in the object's table, those that are gone included.", "object");
    private static readonly MetricKind _deleted = new("intercom_loader_object_deleted_rows", "Rows of the object's table that are marked as gone.", "object");
    private static readonly MetricKind _written = new("intercom_loader_object_written_timestamp_seconds", "When a row of the object was last written.", "object");
    private static readonly MetricKind _objectResult = new("intercom_loader_object_succeeded", "1: the object's last read succeeded; 0: it did not.", "object");
    private static readonly MetricKind _objectRead = new("intercom_loader_object_read_rows", "Rows that the object's last read brought.", "object");
    private static readonly MetricKind _objectChange = new("intercom_loader_object_changed_rows", "What became of the rows of the object's last read.", "object", "change");
    private static readonly MetricKind _misfits = new("intercom_loader_object_misfits", "Values of the object's last read that did not fit their column.", "object");
    private static readonly MetricKind _due = new("intercom_loader_next_run_timestamp_seconds", "When the next run is due.");
    private static readonly MetricKind _running = new("intercom_loader_running", "1: a run is under way.");
    private static readonly MetricKind _skipped = new("intercom_loader_skipped_runs_total", "Runs that were due while another ran, since the program began.");

    public static IReadOnlyList<MetricKind> Kinds { get; } =
    [
        _lastStart, _lastSeconds, _lastResult, _lastRequests, _lastCommits, _success, _rows, _deleted, _written, _objectResult, _objectRead, _objectChange, _misfits, _due, _running, _skipped,
    ];

    /// <param name="ledger">Null: it could not be read, or there is none.</param>
    /// <param name="loop">Null: there is no schedule.</param>
    public static IReadOnlyList<MetricSample> Of(LedgerSnapshot? ledger, LoopState? loop) => [.. OfRuns(ledger), .. OfTables(ledger?.Ledger), .. OfStreams(ledger?.Ledger), .. OfSchedule(loop)];

    private static IEnumerable<MetricSample> OfRuns(LedgerSnapshot? snapshot)
    {
        if (snapshot?.Ledger?.Runs.FirstOrDefault() is { } last)
        {
            yield return new MetricSample(_lastStart, Seconds(last.StartedAt));
            yield return new MetricSample(_lastCommits, last.Commits);
            if (last.Requests is { } requests) yield return new MetricSample(_lastRequests, requests);
        }

        if (snapshot?.Ledger?.Runs.FirstOrDefault(run => run.EndedAt is not null) is { } ended)
        {
            yield return new MetricSample(_lastSeconds, (ended.EndedAt!.Value - ended.StartedAt).TotalSeconds);
            yield return new MetricSample(_lastResult, ended.Result == RunResult.Succeeded ? 1 : 0);
        }

        if (snapshot?.LastSuccess is { } success) yield return new MetricSample(_success, Seconds(success));
    }

    private static IEnumerable<MetricSample> OfTables(LedgerView? ledger) => (ledger?.Tables ?? []).SelectMany(table => new[]
    {
        new MetricSample(_rows, table.Rows, table.Stream),
        new MetricSample(_deleted, table.Deleted, table.Stream),
    }.Concat(table.SyncedAt is { } at ? [new MetricSample(_written, Seconds(at), table.Stream)] : []));

    private static IEnumerable<MetricSample> OfStreams(LedgerView? ledger) => (ledger?.Streams ?? []).Select(stream => stream.Entry).SelectMany(entry => new[]
    {
        new MetricSample(_objectResult, entry.Result == RunResult.Succeeded ? 1 : 0, entry.Stream),
        new MetricSample(_objectRead, entry.Read, entry.Stream),
        new MetricSample(_objectChange, entry.Rows.Inserted, entry.Stream, "inserted"),
        new MetricSample(_objectChange, entry.Rows.Updated, entry.Stream, "updated"),
        new MetricSample(_objectChange, entry.Rows.Unchanged, entry.Stream, "unchanged"),
        new MetricSample(_objectChange, entry.Rows.Deleted, entry.Stream, "deleted"),
        new MetricSample(_misfits, entry.Misfits, entry.Stream),
    });

    private static IEnumerable<MetricSample> OfSchedule(LoopState? loop)
    {
        if (loop is null) yield break;
        if (loop.Due is { } due) yield return new MetricSample(_due, Seconds(due));
        yield return new MetricSample(_running, loop.Running is null ? 0 : 1);
        yield return new MetricSample(_skipped, loop.Skipped);
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
