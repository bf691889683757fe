using DuckDB.NET.Data;

namespace Warehouse;

/// <summary>A Parquet file out of a CSV file, by a DuckDB in memory that streams from one to the other.</summary>
internal static class ParquetFile
{
    /// <summary>Bytes of a line of CSV: a row may hold several texts of the largest size.</summary>
    private const int LongestLine = 512 * 1024 * 1024;

    /// <param name="csv">With a line of names; what is null is nothing between commas, an empty text two quotes.</param>
    public static async Task WriteAsync(string csv, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken)
    {
        await using var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(cancellationToken);
        await connection.RunAsync("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET threads = 1", cancellationToken);
        var dialect = new DuckDbDialect();
        var types = string.Join(", ", columns.Select(column => $"{SqlDialect.Literal(column.Name)}: {SqlDialect.Literal(dialect.TypeName(column.Type))}"));
        await connection.RunAsync(
            $"COPY (SELECT * FROM read_csv({SqlDialect.Literal(csv)}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            + $"allow_quoted_nulls = false, parallel = false, strict_mode = true, buffer_size = {Buffer(csv)}, max_line_size = {LongestLine}, columns = {{{types}}})) "
            + $"TO {SqlDialect.Literal(path)} (FORMAT parquet, COMPRESSION zstd)",
            cancellationToken);
    }

    /// <summary>A buffer must hold the longest line, and need be no larger than the file.</summary>
    private static long Buffer(string csv) => Math.Clamp(new FileInfo(csv).Length + 1, 1024, LongestLine);
}
