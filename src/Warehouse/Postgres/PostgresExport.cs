using System.Text;
using Airbyte.Protocol;
using Npgsql;

namespace Warehouse;

/// <summary>Rows to a Parquet file by way of a CSV file beside it: PostgreSQL writes the one, DuckDB the other, and neither holds them.</summary>
internal static class PostgresExport
{
    /// <summary>Characters.</summary>
    private const int BufferSize = 64 * 1024;

    /// <summary>UTF-8 of a UTF-16 unit.</summary>
    private const int MostBytesOfCharacter = 3;

    /// <exception cref="ConnectorException">A file cannot be written.</exception>
    public static async Task RunAsync(
        NpgsqlConnection connection, string query, IReadOnlyList<TableColumn> columns, string path, CancellationToken cancellationToken)
    {
        var csv = path + ".csv";
        try
        {
            var longest = await CopyAsync(connection, $"COPY ({query}) TO STDOUT (FORMAT csv, HEADER true, FORCE_QUOTE *)", csv, cancellationToken);
            await ParquetFile.WriteAsync(csv, longest, columns, path, cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw ConnectorException.Config($"The file {csv} cannot be written: {refused.Message}", refused);
        }
        finally
        {
            if (File.Exists(csv)) File.Delete(csv);
        }
    }

    /// <returns>Bytes of the longest row, at most.</returns>
    private static async Task<long> CopyAsync(NpgsqlConnection connection, string copy, string path, CancellationToken cancellationToken)
    {
        var (longest, length, isQuoted) = (0L, 0L, false);
        using var rows = await connection.BeginTextExportAsync(copy, cancellationToken);
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), BufferSize);
        var buffer = new char[BufferSize];
        while (await rows.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            Measure(buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return Math.Max(longest, length) * MostBytesOfCharacter;

        // A doubled quote opens what it has closed.
        void Measure(ReadOnlySpan<char> text)
        {
            foreach (var letter in text)
            {
                length++;
                if (letter == '"') isQuoted = !isQuoted;
                if (letter != '\n' || isQuoted) continue;
                longest = Math.Max(longest, length);
                length = 0;
            }
        }
    }
}
