using System.Text;
using Npgsql;

namespace Warehouse;

/// <summary>Rows to a Parquet file by way of a CSV file beside it: PostgreSQL writes the one, DuckDB the other, and neither holds them.</summary>
internal static class PostgresExport
{
    /// <summary>Characters.</summary>
    private const int BufferSize = 64 * 1024;

    public static async Task RunAsync(
        NpgsqlConnection connection, string query, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken)
    {
        var csv = path + ".csv";
        try
        {
            await CopyAsync(connection, $"COPY ({query}) TO STDOUT (FORMAT csv, HEADER true, FORCE_QUOTE *)", csv, cancellationToken);
            await ParquetFile.WriteAsync(csv, columns, path, cancellationToken);
        }
        finally
        {
            File.Delete(csv);
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string copy, string path, CancellationToken cancellationToken)
    {
        using var rows = await connection.BeginTextExportAsync(copy, cancellationToken);
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), BufferSize);
        var buffer = new char[BufferSize];
        while (await rows.ReadAsync(buffer, cancellationToken) is > 0 and var read) await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
    }
}
