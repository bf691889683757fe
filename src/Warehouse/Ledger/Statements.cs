using System.Data.Common;

namespace Warehouse;

/// <summary>Statements with values, over any ADO.NET connection. Values are <c>$1</c>, <c>$2</c>, … in the text.</summary>
public static class Statements
{
    /// <summary>Runs it and returns how many rows it touched.</summary>
    public static async Task<int> RunAsync(this DbConnection connection, string sql, CancellationToken cancellationToken, params IReadOnlyList<object?> values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<List<T>> QueryAsync<T>(
        this DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken cancellationToken, params IReadOnlyList<object?> values)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(row(reader));
        return rows;
    }

    public static async Task<long> CountAsync(this DbConnection connection, string sql, CancellationToken cancellationToken, params IReadOnlyList<object?> values) =>
        (await connection.QueryAsync(sql, reader => Convert.ToInt64(reader.GetValue(0), null), cancellationToken, values))[0];

    public static async Task<bool> HasTableAsync(this DbConnection connection, string schema, string table, CancellationToken cancellationToken) => await connection.CountAsync(
        "SELECT count(*) FROM information_schema.tables WHERE table_schema = $1 AND table_name = $2", cancellationToken, schema, table) > 0;

    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DbCommand Command(DbConnection connection, string sql, IReadOnlyList<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0; // cancelled by its token, not by a clock
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
