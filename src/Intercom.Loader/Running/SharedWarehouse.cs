using Warehouse;

namespace Intercom.Loader;

/// <summary>
/// A warehouse that is open once at a time in this process, whoever opens it. A DuckDB file must be: its lock keeps other processes out,
/// not a second DuckDB in the same one.
/// </summary>
/// <param name="gate">The one of the process.</param>
internal sealed class SharedWarehouse(IWarehouse warehouse, SemaphoreSlim gate) : IWarehouse
{
    public string Name => warehouse.Name;

    public SqlDialect Dialect => warehouse.Dialect;

    public bool IsThere => warehouse.IsThere;

    public void TryMaking() => warehouse.TryMaking();

    public CommitSize CommitSize => warehouse.CommitSize;

    public Task<IAsyncDisposable> TakePlaceAsync(string schema, CancellationToken cancellationToken) => warehouse.TakePlaceAsync(schema, cancellationToken);

    public async Task<IWarehouseSession> OpenAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return new SharedSession(await warehouse.OpenAsync(cancellationToken), gate);
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public Task ExportAsync(IWarehouseSession session, string query, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken) =>
        warehouse.ExportAsync(session is SharedSession shared ? shared.Session : session, query, columns, path, cancellationToken);

    public Exception Explain(Exception failure) => warehouse.Explain(failure);

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();
}
