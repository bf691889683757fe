using Npgsql;

namespace Warehouse;

/// <summary>
/// The place of the one writer of a schema: an advisory lock, held by a connection of its own. Where that breaks, the place may be
/// another's, and the fence in the ledger tells.
/// </summary>
internal sealed class PostgresPlace : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private PostgresPlace(NpgsqlConnection connection) => _connection = connection;

    /// <exception cref="PlaceTakenException">Another connection has it.</exception>
    public static async Task<PostgresPlace> TakeAsync(NpgsqlConnection connection, string schema, string name, CancellationToken cancellationToken)
    {
        // Two numbers, so that it is nobody else's lock by chance: this program's, and the schema's.
        var sql = $"SELECT CASE WHEN pg_try_advisory_lock(1229870147, hashtext($1)) THEN 1 ELSE 0 END";
        if (await connection.CountAsync(sql, cancellationToken, schema) == 1) return new PostgresPlace(connection);
        var holders = await connection.QueryAsync(
            "SELECT a.pid || coalesce(' from ' || host(a.client_addr), '') FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
            + "WHERE l.locktype = 'advisory' AND l.classid = 1229870147 AND l.granted",
            row => row.GetString(0),
            cancellationToken);
        throw new PlaceTakenException(
            $"Another run is loading into schema `{schema}` of {name} (server process {string.Join(", ", holders)}). One at a time may; nothing was done.");
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
