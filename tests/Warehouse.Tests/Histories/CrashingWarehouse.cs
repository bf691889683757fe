using System.Data.Common;

namespace Warehouse.Tests;

/// <summary>A warehouse whose program dies at a step of some commit: what was not committed by then is gone.</summary>
/// <param name="step">Counts the steps of all sessions; null: it never dies.</param>
internal sealed class CrashingWarehouse(IWarehouse inner, int? step) : IWarehouse
{
    private int _steps;

    public string Name => inner.Name;

    public bool IsThere => inner.IsThere;

    public void TryMaking() => inner.TryMaking();

    public SqlDialect Dialect => inner.Dialect;

    /// <summary>Small, so that short histories have many commits.</summary>
    public CommitSize CommitSize => new(4, inner.CommitSize.Bytes);

    public Task<IAsyncDisposable> TakePlaceAsync(string schema, CancellationToken cancellationToken) => inner.TakePlaceAsync(schema, cancellationToken);

    public async Task<IWarehouseSession> OpenAsync(CancellationToken cancellationToken)
    {
        Step();
        return new Session(await inner.OpenAsync(cancellationToken), this);
    }

    public Task ExportAsync(
        IWarehouseSession session, string select, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken) =>
        inner.ExportAsync(session, select, columns, path, cancellationToken);

    public Exception Explain(Exception failure) => inner.Explain(failure);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Step()
    {
        if (step is { } last && ++_steps > last) throw new Crash();
    }

    internal sealed class Crash : Exception;

    private sealed class Session(IWarehouseSession inner, CrashingWarehouse owner) : IWarehouseSession
    {
        public DbConnection Connection => inner.Connection;

        public string Stage => inner.Stage;

        public Task BeginAsync(CancellationToken cancellationToken) => inner.BeginAsync(cancellationToken);

        public async Task CommitAsync(CancellationToken cancellationToken)
        {
            owner.Step();
            await inner.CommitAsync(cancellationToken);
            owner.Step();
        }

        public Task ChangeAsync(TablePlan plan, string schema, CancellationToken cancellationToken)
        {
            owner.Step();
            return inner.ChangeAsync(plan, schema, cancellationToken);
        }

        public Task StageAsync(RowBatch batch, IReadOnlyList<int> rows, CancellationToken cancellationToken)
        {
            owner.Step();
            return inner.StageAsync(batch, rows, cancellationToken);
        }

        public Task<MergeCounts> MergeAsync(StreamTable table, string schema, RowStamp stamp, CancellationToken cancellationToken)
        {
            owner.Step();
            return inner.MergeAsync(table, schema, stamp, cancellationToken);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
