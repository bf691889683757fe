using System.Data.Common;

namespace Warehouse;

/// <summary>A warehouse that is open. One transaction at a time.</summary>
public interface IWarehouseSession : IAsyncDisposable
{
    DbConnection Connection { get; }

    /// <summary>The name of the table that holds the staged rows, as statements write it.</summary>
    string Stage { get; }

    Task BeginAsync(CancellationToken cancellationToken);

    /// <summary>All that was done since <see cref="BeginAsync"/> is there, or, after an exception, perhaps: see the ledger.</summary>
    Task CommitAsync(CancellationToken cancellationToken);

    /// <summary>Makes a table ready for rows of its plan.</summary>
    Task ChangeAsync(TablePlan plan, string schema, CancellationToken cancellationToken);

    /// <summary>Puts the rows of a batch beside the table, in the stage.</summary>
    Task StageAsync(RowBatch batch, IReadOnlyList<int> rows, CancellationToken cancellationToken);

    /// <summary>Brings the staged rows into the table: one row a key, never an older version over a newer.</summary>
    Task<MergeCounts> MergeAsync(StreamTable table, string schema, RowStamp stamp, CancellationToken cancellationToken);
}
