using System.Data.Common;

namespace Warehouse.Tests;

/// <summary>A warehouse that takes a run's first commit, and goes away before it says so.</summary>
internal sealed class ForgetfulWarehouse(IWarehouse inner) : IWarehouse
{
    private int _commits;

    public string Name => inner.Name;

    public bool IsThere => inner.IsThere;

    public void TryMaking() => inner.TryMaking();

    public SqlDialect Dialect => inner.Dialect;

    public CommitSize CommitSize => inner.CommitSize;

    public Task<IAsyncDisposable> TakePlaceAsync(string schema, CancellationToken cancellationToken) => inner.TakePlaceAsync(schema, cancellationToken);

    public async Task<IWarehouseSession> OpenAsync(CancellationToken cancellationToken) => new Session(await inner.OpenAsync(cancellationToken), this);

    public Task ExportAsync(
        IWarehouseSession session, string select, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken) =>
        inner.ExportAsync(session, select, columns, path, cancellationToken);

    public Exception Explain(Exception failure) => inner.Explain(failure);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Session(IWarehouseSession inner, ForgetfulWarehouse owner) : IWarehouseSession
    {
        public DbConnection Connection => inner.Connection;

        public string Stage => inner.Stage;

        public Task BeginAsync(CancellationToken cancellationToken) => inner.BeginAsync(cancellationToken);

        /// <summary>The first transaction enters the run; the second is its first commit.</summary>
        public async Task CommitAsync(CancellationToken cancellationToken)
        {
            await inner.CommitAsync(cancellationToken);
            if (Interlocked.Increment(ref owner._commits) == 2) throw new WarehouseAwayException("The answer did not come.");
        }

        public Task ChangeAsync(TablePlan plan, string schema, CancellationToken cancellationToken) => inner.ChangeAsync(plan, schema, cancellationToken);

        public Task StageAsync(RowBatch batch, IReadOnlyList<int> rows, CancellationToken cancellationToken) => inner.StageAsync(batch, rows, cancellationToken);

        public Task<MergeCounts> MergeAsync(StreamTable table, string schema, RowStamp stamp, CancellationToken cancellationToken) =>
            inner.MergeAsync(table, schema, stamp, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
