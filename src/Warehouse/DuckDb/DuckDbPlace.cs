using System.Globalization;

namespace Warehouse;

/// <summary>
/// The place of the one writer of a schema in a DuckDB file, for a whole run, though the file is open only while something is committed:
/// a file beside it that is locked, and so free again however its holder ends.
/// </summary>
internal sealed class DuckDbPlace : IAsyncDisposable
{
    private readonly FileStream _lock;
    private readonly string _holder;

    private DuckDbPlace(FileStream file, string holder) => (_lock, _holder) = (file, holder);

    /// <exception cref="PlaceTakenException">Another run has it, and which process that is.</exception>
    public static DuckDbPlace Take(string path, string schema)
    {
        var name = $"{path}.{schema}";
        try
        {
            var place = new DuckDbPlace(new FileStream(name + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), name + ".pid");
            // Beside it, for a file that is locked cannot be read.
            File.WriteAllText(place._holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return place;
        }
        catch (IOException) when (File.Exists(name + ".lock"))
        {
            var holder = File.Exists(name + ".pid") ? $" (process {File.ReadAllText(name + ".pid")})" : "";
            throw new PlaceTakenException($"Another run is loading into schema `{schema}` of {path}{holder}. One at a time may; nothing was done.");
        }
    }

    /// <summary>The lock's file stays: taken away, it could be another's already.</summary>
    public ValueTask DisposeAsync()
    {
        File.Delete(_holder);
        return _lock.DisposeAsync();
    }
}
