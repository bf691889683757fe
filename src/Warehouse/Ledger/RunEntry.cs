namespace Warehouse;

/// <summary>A run in the ledger.</summary>
/// <param name="Id">Counts up; the run of the highest is the one that may write.</param>
/// <param name="Requests">Asked of the source's API; null: nobody counted.</param>
public sealed record RunEntry(
    long Id, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, RunResult Result, long Commits, long? Requests, string? Error);
