using Airbyte.Protocol;
using DuckDB.NET.Data;

namespace Warehouse;

/// <summary>A DuckDB file. It is open only while something is read from it or committed to it, so that between commits others can read it.</summary>
/// <param name="path">The file.</param>
/// <param name="memory">Bytes that DuckDB may take until it needs more.</param>
public sealed class DuckDbWarehouse(string path, long memory = DuckDbMemory.Usual) : IWarehouse
{
    private readonly DuckDbDialect _dialect = new();
    private readonly DuckDbMemory _memory = new(path, memory);
    private DuckDBConnection? _connection;

    public string Name => $"DuckDB file {path}";

    public SqlDialect Dialect => _dialect;

    public bool IsThere => File.Exists(path);

    /// <summary>Memory grows with the transaction; smaller ones cost CPU (measured, docs/performance.md).</summary>
    public CommitSize CommitSize { get; } = new(50_000, 96 * 1024 * 1024);

    public Task<IAsyncDisposable> TakePlaceAsync(string schema, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<IAsyncDisposable>(DuckDbPlace.Take(path, schema));
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw Refused(failure);
        }
    }

    public void TryMaking()
    {
        if (Directory.Exists(path)) throw DuckDbErrors.Explain(new InvalidOperationException("is a directory"), path);
        try
        {
            var beside = $"{path}.{Environment.ProcessId}.try";
            File.WriteAllText(beside, "");
            File.Delete(beside);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw Refused(failure);
        }
    }

    public async Task<IWarehouseSession> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            _connection ??= await _memory.OpenAsync(cancellationToken);
            return await DuckDbSession.AttachAsync(_connection, path, _dialect, Forget, cancellationToken);
        }
        catch (DuckDBException failure)
        {
            Forget();
            throw Explain(failure);
        }
    }

    public Task ExportAsync(IWarehouseSession session, string query, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken) =>
        ParquetCopy.RunAsync(session.Connection, query, path, cancellationToken);

    /// <remarks>What did not get by with its memory is to be tried again, with more.</remarks>
    public Exception Explain(Exception failure)
    {
        if (!DuckDbErrors.IsMemory(failure)) return DuckDbErrors.Explain(failure, path);
        var taken = _memory.Limit / 1_000_000;
        if (!_memory.Grow())
            return ConnectorException.Config($"DuckDB needs more than the {taken} MB that there are for {path}. Nothing that was committed is lost; give the program more memory and run again.", failure);
        Forget();
        return new WarehouseAwayException($"DuckDB needs more than {taken} MB for {path}.", failure);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
    }

    private Exception Refused(Exception failure) =>
        DuckDbErrors.Explain(new InvalidOperationException(failure is UnauthorizedAccessException ? "Permission denied" : failure.Message, failure), path);

    /// <summary>The next session has a DuckDB of its own.</summary>
    private void Forget()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
