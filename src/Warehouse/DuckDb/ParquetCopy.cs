using System.Data.Common;
using DuckDB.NET.Data;

namespace Warehouse;

/// <summary>
/// A Parquet file out of a query of DuckDB's. By one thread, in groups of a quarter of the usual rows: else what it may take of memory is
/// soon taken by the groups being written (measured, docs/performance.md).
/// </summary>
internal static class ParquetCopy
{
    /// <exception cref="Airbyte.Protocol.ConnectorException">The file cannot be written.</exception>
    /// <remarks>The connection keeps its one thread: what failed has ended its transaction, and no other statement may hide that.</remarks>
    public static async Task RunAsync(DbConnection duckDb, string query, string path, CancellationToken cancellationToken)
    {
        await duckDb.RunAsync("SET threads = 1", cancellationToken);
        try
        {
            await duckDb.RunAsync($"COPY ({query}) TO {SqlDialect.Literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 32768)", cancellationToken);
        }
        catch (DuckDBException failure) when (DuckDbErrors.OfFile(failure, path) is { } refused)
        {
            throw refused;
        }
    }
}
