using System.Globalization;

namespace Warehouse;

/// <summary>
/// The place of the one writer of a schema in a DuckDB file, for a whole run, though the file is open only while something is committed:
/// a file beside it that is locked, and so free again however its holder ends. Another beside that says which process it is.
/// </summary>
internal sealed class DuckDbPlace : IAsyncDisposable
{
    private const string HolderSuffix = ".pid";

    private readonly FileStream _lock;

    private DuckDbPlace(FileStream file) => _lock = file;

    /// <exception cref="PlaceTakenException">Another process has it.</exception>
    public static DuckDbPlace Take(string path, string schema)
    {
        var name = $"{path}.{schema}.lock";
        try
        {
            // Shared with nobody: only that is an exclusive lock on Linux, where any other sharing lets every opener in.
            var file = new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(name + HolderSuffix, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DuckDbPlace(file);
        }
        catch (IOException) when (File.Exists(name))
        {
            throw new PlaceTakenException($"Another run is loading into schema `{schema}` of {path}{Holder(name)}. One at a time may; nothing was done.");
        }
    }

    /// <summary>The file stays: taken away, it could be another's already.</summary>
    public ValueTask DisposeAsync() => _lock.DisposeAsync();

    private static string Holder(string name)
    {
        try
        {
            return File.ReadAllText(name + HolderSuffix) is { Length: > 0 } process ? $" (process {process})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
