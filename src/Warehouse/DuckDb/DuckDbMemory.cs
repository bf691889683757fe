using DuckDB.NET.Data;

namespace Warehouse;

/// <summary>A DuckDB of its own, in memory.</summary>
internal static class DuckDbMemory
{
    /// <param name="path">A file; what is too much for the memory lies in a folder beside it meanwhile.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<DuckDBConnection> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(cancellationToken);
        // What is needed of extensions is linked in; else it would ask the network. Without a limit it keeps what it has read of a table, and
        // the allocator what was given back (measured, docs/performance.md).
        await connection.RunAsync(
            "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; "
            + $"SET memory_limit = '512MB'; SET temp_directory = {SqlDialect.Literal(path + ".tmp")}; SET allocator_background_threads = true; "
            + "SET allocator_flush_threshold = '16MB'; SET allocator_bulk_deallocation_flush_threshold = '16MB'",
            cancellationToken);
        return connection;
    }
}
