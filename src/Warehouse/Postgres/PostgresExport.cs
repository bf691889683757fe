using Npgsql;

namespace Warehouse;

/// <summary>Rows to a Parquet file by way of a CSV file beside it: PostgreSQL writes the one, DuckDB the other, and neither holds them.</summary>
internal static class PostgresExport
{
    public static async Task RunAsync(
        NpgsqlConnection connection, string query, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken)
    {
        var csv = path + ".csv";
        try
        {
            await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY ({query}) TO STDOUT (FORMAT csv, HEADER true, FORCE_QUOTE *)", cancellationToken))
            await using (var file = File.Create(csv))
                await rows.CopyToAsync(file, cancellationToken);
            await ParquetFile.WriteAsync(csv, columns, path, cancellationToken);
        }
        finally
        {
            File.Delete(csv);
        }
    }
}
