using Warehouse;

namespace Intercom.Loader.Tests;

/// <summary>A warehouse that goes away once, when so many files have been written out of it.</summary>
internal sealed class VanishingWarehouse(IWarehouse inner, int after) : IWarehouse
{
    /// <summary>Files so far.</summary>
    public int Exports { get; private set; }

    public string Name => inner.Name;

    public bool IsThere => inner.IsThere;

    public SqlDialect Dialect => inner.Dialect;

    public CommitSize CommitSize => inner.CommitSize;

    public void TryMaking() => inner.TryMaking();

    public Task<IAsyncDisposable> TakePlaceAsync(string schema, CancellationToken cancellationToken) => inner.TakePlaceAsync(schema, cancellationToken);

    public Task<IWarehouseSession> OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public async Task ExportAsync(IWarehouseSession session, string query, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken)
    {
        await inner.ExportAsync(session, query, columns, path, cancellationToken);
        if (++Exports == after) throw new WarehouseAwayException("The server was restarted.");
    }

    public Exception Explain(Exception failure) => inner.Explain(failure);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
