using System.Globalization;
using DuckDB.NET.Data;

namespace Warehouse;

/// <summary>
/// DuckDBs of their own, in memory, and how much each may take: without a limit it keeps what it has read of a table, and the allocator
/// what was given back (measured, docs/performance.md). What does not get by with the limit, nor with files beside, gets all there is.
/// </summary>
/// <param name="path">A file; what is too much for the memory lies in a folder beside it meanwhile.</param>
/// <param name="limit">Bytes, at first.</param>
internal sealed class DuckDbMemory(string path, long limit)
{
    /// <summary>Bytes.</summary>
    public const long Usual = 320_000_000;

    /// <summary>Bytes: what DuckDB takes of a machine, or of a container's share of it, when nothing is said.</summary>
    private static readonly long _most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 10 * 8;

    /// <summary>Bytes.</summary>
    public long Limit { get; private set; } = limit;

    /// <summary>From now on as much as there is.</summary>
    /// <returns>False: it was so before.</returns>
    public bool Grow()
    {
        if (Limit >= _most) return false;
        Limit = _most;
        return true;
    }

    public async Task<DuckDBConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        await connection.OpenAsync(cancellationToken);
        // What is needed of extensions is linked in; else it would ask the network. By one thread, unless it has shown to be much: of two the
        // one that has nothing to do looks for work all the time, and takes the core from the read (measured, docs/performance.md).
        var threads = Limit < _most ? 1 : Environment.ProcessorCount;
        await connection.RunAsync(
            $"SET threads = {threads.ToString(CultureInfo.InvariantCulture)}; SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; "
            + $"SET memory_limit = '{Limit.ToString(CultureInfo.InvariantCulture)}B'; SET temp_directory = {SqlDialect.Literal(path + ".tmp")}; "
            + "SET allocator_background_threads = true; SET allocator_flush_threshold = '16MB'; SET allocator_bulk_deallocation_flush_threshold = '16MB'",
            cancellationToken);
        return connection;
    }
}
