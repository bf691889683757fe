using Airbyte.Protocol;
using Npgsql;

namespace Warehouse;

/// <summary>A PostgreSQL database.</summary>
public sealed class PostgresWarehouse : IWarehouse
{
    private readonly PostgresDialect _dialect = new();
    private readonly NpgsqlDataSource _source;
    private readonly string _unpooled;

    /// <param name="connection">A URL, <c>postgres://user:password@host:5432/database?sslmode=require</c>, libpq's pairs of keys and values, or a connection string of Npgsql.</param>
    /// <exception cref="ConnectorException">Config error: it is neither.</exception>
    public PostgresWarehouse(string connection)
    {
        var settings = PostgresAddress.Parse(connection);
        Name = $"PostgreSQL database {settings.Database} on {settings.Host}:{settings.Port}";
        _source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        settings.Pooling = false;
        _unpooled = settings.ConnectionString;
    }

    /// <summary>What must never be shown of the same; null: nothing.</summary>
    public static string? PasswordOf(string connection) => PostgresAddress.PasswordOf(connection);

    public string Name { get; }

    public SqlDialect Dialect => _dialect;

    public bool IsThere => true;

    public void TryMaking()
    {
    }

    /// <summary>More rows a commit gain nothing (measured, docs/performance.md).</summary>
    public CommitSize CommitSize { get; } = new(10_000, 24 * 1024 * 1024);

    public async Task<IAsyncDisposable> TakePlaceAsync(string schema, CancellationToken cancellationToken)
    {
        // A connection that goes back to a pool keeps its lock.
        var connection = new NpgsqlConnection(_unpooled);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return await PostgresPlace.TakeAsync(connection, schema, Name, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<IWarehouseSession> OpenAsync(CancellationToken cancellationToken) =>
        new PostgresSession(await _source.OpenConnectionAsync(cancellationToken), _dialect);

    public Task ExportAsync(IWarehouseSession session, string query, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken) =>
        PostgresExport.RunAsync((NpgsqlConnection)session.Connection, query, columns, path, cancellationToken);

    public Exception Explain(Exception failure) => PostgresErrors.Explain(failure, Name);

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
