namespace Warehouse;

/// <summary>What the ledger says: runs, the newest first, and the last entry of each stream with the run it is of.</summary>
public sealed record LedgerView(
    WarehouseContents Contents, IReadOnlyList<RunEntry> Runs, IReadOnlyList<(long Run, StreamEntry Entry)> Streams, IReadOnlyList<TableView> Tables);
