namespace Warehouse;

/// <summary>A place for tables. Errors of its server or files come out of it as <c>ConnectorException</c>s in words, and never hold a password.</summary>
public interface IWarehouse : IAsyncDisposable
{
    /// <summary>What it is called in messages: <c>DuckDB file intercom.duckdb</c>.</summary>
    string Name { get; }

    SqlDialect Dialect { get; }

    /// <summary>Whether there is anything to open; else opening it makes it.</summary>
    bool IsThere { get; }

    /// <summary>The most that is gathered for one commit.</summary>
    CommitSize CommitSize { get; }

    /// <summary>Takes the place of the one writer of a schema, for as long as what is returned lives.</summary>
    /// <exception cref="PlaceTakenException">Another has it, and who.</exception>
    Task<IAsyncDisposable> TakePlaceAsync(string schema, CancellationToken cancellationToken);

    /// <summary>Tries whether it could be made where nothing is (see <see cref="IsThere"/>), and leaves nothing behind.</summary>
    /// <exception cref="Airbyte.Protocol.ConnectorException">It could not.</exception>
    void TryMaking();

    /// <summary>Opens it for one piece of work.</summary>
    /// <exception cref="WarehouseAwayException">It cannot be reached now; later it may.</exception>
    Task<IWarehouseSession> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes what a query gives to a Parquet file, compressed by zstd, without holding it in memory. The query's columns are of the types
    /// that <see cref="SqlDialect"/> names.
    /// </summary>
    Task ExportAsync(IWarehouseSession session, string query, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken);

    /// <summary>An error of a statement in words: a <c>ConnectorException</c>, or a <see cref="WarehouseAwayException"/>; what is not the warehouse's own as it is.</summary>
    Exception Explain(Exception failure);
}
