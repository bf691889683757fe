namespace Warehouse;

/// <summary>One stream's part of a commit.</summary>
/// <param name="Batch">Null: no rows.</param>
/// <param name="Rows">How many of the batch, from its front.</param>
internal sealed record CommitPart(LoadedStream Stream, RowBatch? Batch, int Rows)
{
    /// <summary>Covers the rows, and those committed before; null: the one that is there stays.</summary>
    public string? State { get; init; }

    public bool ChangesTable { get; init; }

    public bool BeginsRefresh { get; init; }

    public bool EndsRefresh { get; init; }

    /// <summary>What the ledger says of the stream, without the counts of this commit.</summary>
    public required StreamEntry Entry { get; init; }
}
