namespace Warehouse;

/// <summary>A Parquet file out of a CSV file, by a DuckDB in memory that streams from one to the other.</summary>
internal static class ParquetFile
{
    /// <summary>Bytes; DuckDB's own.</summary>
    private const long UsualLine = 2 * 1024 * 1024;

    /// <summary>DuckDB's own: a buffer has room for so many of the longest lines.</summary>
    private const int LinesInBuffer = 16;

    /// <summary>Of the buffer's size, for lines, their values and what becomes of them.</summary>
    private const int MostBuffers = 8;

    /// <param name="csv">With a line of names; what is null is nothing between commas, an empty text two quotes.</param>
    /// <param name="longestLine">Bytes, at least.</param>
    public static async Task WriteAsync(string csv, long longestLine, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken)
    {
        var dialect = new DuckDbDialect();
        var line = Math.Max(UsualLine, longestLine + 1);
        var buffer = longestLine <= UsualLine ? LinesInBuffer * UsualLine : 2 * line;
        await using var connection = await new DuckDbMemory(path, Math.Max(DuckDbMemory.Usual, MostBuffers * buffer)).OpenAsync(cancellationToken);
        var types = string.Join(", ", columns.Select(column => $"{SqlDialect.Literal(column.Name)}: {SqlDialect.Literal(dialect.TypeName(column.Type))}"));
        await ParquetCopy.RunAsync(
            connection,
            $"SELECT * FROM read_csv({SqlDialect.Literal(csv)}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            + $"allow_quoted_nulls = false, parallel = false, strict_mode = true, buffer_size = {buffer}, max_line_size = {line}, columns = {{{types}}})",
            path,
            cancellationToken);
    }
}
