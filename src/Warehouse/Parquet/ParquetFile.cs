using System.Data.Common;

namespace Warehouse;

/// <summary>A Parquet file out of a CSV file or of a query, by a DuckDB that streams from one to the other.</summary>
internal static class ParquetFile
{
    /// <summary>Bytes; DuckDB's own.</summary>
    private const long UsualLine = 2 * 1024 * 1024;

    /// <summary>DuckDB's own: a buffer has room for so many of the longest lines.</summary>
    private const int LinesInBuffer = 16;

    /// <param name="csv">With a line of names; what is null is nothing between commas, an empty text two quotes.</param>
    /// <param name="longestLine">Bytes, at least.</param>
    public static async Task WriteAsync(string csv, long longestLine, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken)
    {
        await using var connection = await DuckDbMemory.OpenAsync(path, cancellationToken);
        var dialect = new DuckDbDialect();
        var line = Math.Max(UsualLine, longestLine + 1);
        var buffer = longestLine <= UsualLine ? LinesInBuffer * UsualLine : 2 * line;
        var types = string.Join(", ", columns.Select(column => $"{SqlDialect.Literal(column.Name)}: {SqlDialect.Literal(dialect.TypeName(column.Type))}"));
        await CopyAsync(
            connection,
            $"SELECT * FROM read_csv({SqlDialect.Literal(csv)}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            + $"allow_quoted_nulls = false, parallel = false, strict_mode = true, buffer_size = {buffer}, max_line_size = {line}, columns = {{{types}}})",
            path,
            cancellationToken);
    }

    /// <summary>The rows of a query of DuckDB's. By one thread, in groups of a quarter of the usual rows: else all it has is taken by the groups being written (measured, docs/performance.md).</summary>
    public static async Task CopyAsync(DbConnection duckDb, string query, string path, CancellationToken cancellationToken)
    {
        await duckDb.RunAsync("SET threads = 1", cancellationToken);
        try
        {
            await duckDb.RunAsync($"COPY ({query}) TO {SqlDialect.Literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 32768)", cancellationToken);
        }
        finally
        {
            await duckDb.RunAsync("RESET threads", CancellationToken.None);
        }
    }
}
