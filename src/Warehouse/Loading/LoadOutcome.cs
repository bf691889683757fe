namespace Warehouse;

/// <summary>What a run did: the same that the ledger says.</summary>
public sealed record LoadOutcome(long Run, RunResult Result, long Commits, TimeSpan Duration, string? Error, IReadOnlyList<StreamEntry> Streams);
