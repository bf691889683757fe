using System.Globalization;
using System.Text;

namespace Warehouse;

/// <summary>
/// The place of the one writer of a schema in a DuckDB file, for a whole run, though the file is open only while something is committed:
/// a file beside it that is locked, and so free again however its holder ends.
/// </summary>
internal sealed class DuckDbPlace : IAsyncDisposable
{
    private readonly FileStream _lock;

    private DuckDbPlace(FileStream file) => _lock = file;

    /// <exception cref="PlaceTakenException">Another process has it.</exception>
    public static DuckDbPlace Take(string path, string schema)
    {
        var name = $"{path}.{schema}.lock";
        try
        {
            // Closed to writers, open to readers: whoever is refused reads in it by whom.
            var file = new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            file.Flush();
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
            using var file = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd() is { Length: > 0 } process ? $" (process {process})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
