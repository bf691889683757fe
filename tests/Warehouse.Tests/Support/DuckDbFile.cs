namespace Warehouse.Tests;

/// <summary>A folder for a DuckDB file.</summary>
internal sealed class DuckDbFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("duckdb-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "test.duckdb");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
