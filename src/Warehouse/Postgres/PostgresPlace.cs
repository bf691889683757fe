using Npgsql;

namespace Warehouse;

/// <summary>
/// The place of the one writer of a schema: an advisory lock, held by a connection of its own. Where that breaks, the place may be
/// another's, and the fence in the ledger tells.
/// </summary>
internal sealed class PostgresPlace : IAsyncDisposable
{
    /// <summary>Of two numbers of a lock the first, so that it is nobody else's by chance.</summary>
    private const string Ours = "1229870147";

    private readonly NpgsqlConnection _connection;

    private PostgresPlace(NpgsqlConnection connection) => _connection = connection;

    /// <exception cref="PlaceTakenException">Another connection has it.</exception>
    public static async Task<PostgresPlace> TakeAsync(NpgsqlConnection connection, string schema, string name, CancellationToken cancellationToken)
    {
        var taken = await connection.CountAsync($"SELECT CASE WHEN pg_try_advisory_lock({Ours}, hashtext($1)) THEN 1 ELSE 0 END", cancellationToken, schema);
        if (taken == 1) return new PostgresPlace(connection);
        var holders = await connection.QueryAsync(
            "SELECT a.pid || coalesce(' from ' || host(a.client_addr), '') FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
            + "WHERE l.locktype = 'advisory' AND l.classid = " + Ours + " AND l.granted",
            row => row.GetString(0),
            cancellationToken);
        throw new PlaceTakenException(
            $"Another run is loading into schema `{schema}` of {name} (server process {string.Join(", ", holders)}). One at a time may; nothing was done.");
    }

    /// <summary>Given back in words: a server notices the end of a connection when it gets round to it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _connection.RunAsync("SELECT pg_advisory_unlock_all()", CancellationToken.None);
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            // And the lock with it.
        }

        await _connection.DisposeAsync();
    }
}
