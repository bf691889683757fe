using Warehouse;

namespace Intercom.Loader;

/// <summary>How the last run ended that ended by itself.</summary>
internal static class RunBefore
{
    /// <summary>How many to look at: those that were stopped or lost say nothing.</summary>
    public const int Runs = 20;

    /// <summary>Null: there is none.</summary>
    public static RunReport? Of(LedgerView? ledger) => ledger?.Runs.FirstOrDefault(run => run.Result is RunResult.Succeeded or RunResult.Partly or RunResult.Failed) is { } run
        ? new RunReport(
            run.Id, run.Result, run.Error,
            [.. ledger.Streams.Where(stream => stream.Run == run.Id && stream.Entry.Result == RunResult.Failed).Select(stream => (stream.Entry.Stream, stream.Entry.Error))])
        : null;
}
