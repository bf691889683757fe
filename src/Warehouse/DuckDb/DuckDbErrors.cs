using System.Text.RegularExpressions;
using Airbyte.Protocol;
using DuckDB.NET.Data;

namespace Warehouse;

/// <summary>DuckDB's errors in words that say what to do. Their kinds are told by their texts: it has no codes.</summary>
internal static partial class DuckDbErrors
{
    public static Exception Explain(Exception failure, string path)
    {
        if (failure is not (DuckDBException or InvalidOperationException)) return failure;
        var text = failure.Message;
        if (text.Contains("Could not set lock on file", StringComparison.Ordinal))
            return new WarehouseAwayException($"The DuckDB file {path} is open in another program{Holder(text)}. Close it there; DuckDB lets one program at a time write a file.", failure);
        if (text.Contains("No space left on device", StringComparison.Ordinal) || text.Contains("Disk quota exceeded", StringComparison.Ordinal)
            || text.Contains("File too large", StringComparison.Ordinal))
            return Config($"There is no room for the DuckDB file {path}: its disk is full. Nothing that was committed is lost; make room and run again.", failure);
        if (text.Contains("Permission denied", StringComparison.Ordinal) || text.Contains("Read-only file system", StringComparison.Ordinal)
            || text.Contains("read-only mode", StringComparison.Ordinal))
            return Config($"The DuckDB file {path} cannot be written: its folder or file is read-only for this user.", failure);
        if (text.Contains("No such file or directory", StringComparison.Ordinal) || text.Contains("Could not find a part of the path", StringComparison.Ordinal))
            return Config($"The DuckDB file {path} cannot be made: its folder does not exist.", failure);
        if (text.Contains("not a valid DuckDB database file", StringComparison.Ordinal) || text.Contains("is a directory", StringComparison.OrdinalIgnoreCase))
            return Config($"{path} is not a DuckDB file. Name another in `warehouse.duckdb`.", failure);
        if (text.Contains("older version of DuckDB", StringComparison.Ordinal) || text.Contains("newer version of DuckDB", StringComparison.Ordinal))
            return Config($"The DuckDB file {path} was written by a version of DuckDB that this program does not read: {text}", failure);
        if (text.Contains("entries that depend on it", StringComparison.Ordinal))
            return Config($"A table of {path} is to change, and DuckDB changes none that has an index. `FROM duckdb_indexes()` shows it: DROP INDEX, load again, and make it anew.", failure);
        return new ConnectorException(FailureKind.SystemError, $"DuckDB failed on {path}: {text}", text, failure);
    }

    /// <summary>What a file beside the database, to be written by DuckDB, met with; null: it is not about that file.</summary>
    public static ConnectorException? OfFile(Exception failure, string file)
    {
        if (IsMemory(failure) || !failure.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal)) return null;
        var said = failure.Message;
        if (said.Contains("No space left on device", StringComparison.Ordinal) || said.Contains("Disk quota exceeded", StringComparison.Ordinal)) said = "its disk is full";
        else if (said.Contains("Permission denied", StringComparison.Ordinal) || said.Contains("Read-only file system", StringComparison.Ordinal)) said = "its folder or file is read-only for this user";
        return Config($"The file {file} cannot be written: {said}", failure);
    }

    /// <summary>The kind is not in the appender's texts, and the advice not in all others.</summary>
    public static bool IsMemory(Exception failure) => failure is DuckDBException or InvalidOperationException
        && (failure.Message.Contains("Out of Memory Error", StringComparison.Ordinal) || failure.Message.Contains("Increasing the memory limit", StringComparison.Ordinal));

    private static ConnectorException Config(string message, Exception failure) => ConnectorException.Config(message, failure);

    /// <summary><c>Conflicting lock is held in /usr/bin/duckdb (PID 123)</c></summary>
    private static string Holder(string text) => HeldIn().Match(text) is { Success: true } held ? $" ({held.Groups[1].Value}, process {held.Groups[2].Value})" : "";

    [GeneratedRegex(@"held in (.+?) \(PID (\d+)\)")]
    private static partial Regex HeldIn();
}
