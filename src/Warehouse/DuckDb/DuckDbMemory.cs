using DuckDB.NET.Data;

namespace Warehouse;

/// <summary>A DuckDB of its own, in memory.</summary>
internal static class DuckDbMemory
{
    public static async Task<DuckDBConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(cancellationToken);
        // What is needed is linked in; else it would ask the network.
        await connection.RunAsync("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false", cancellationToken);
        return connection;
    }
}
