using Warehouse;

namespace Intercom.Loader;

/// <summary>What the ledger said at a moment.</summary>
/// <param name="Ledger">Null: nothing was loaded yet.</param>
/// <param name="LastSuccess">When the last run that succeeded began; null: none did.</param>
internal sealed record LedgerSnapshot(
    DateTimeOffset TakenAt, LedgerView? Ledger, IReadOnlyDictionary<long, RunRows> Rows, IReadOnlyList<SchemaChanges> Changes, DateTimeOffset? LastSuccess);
