using Airbyte.Protocol;

namespace Intercom.Loader;

/// <summary>A file that is written under another name and gets its own once all are whole.</summary>
internal sealed class ExportedFile(string directory, string name)
{
    public string Object => name;

    public string Path { get; } = System.IO.Path.Combine(directory, $"{name}.parquet");

    public string Temporary { get; } = System.IO.Path.Combine(directory, $".{name}.parquet.part");

    /// <summary>Before anything is written.</summary>
    /// <exception cref="ConnectorException">There is a folder in its place.</exception>
    public ExportedFile Checked() => Directory.Exists(Path)
        ? throw ConnectorException.Config($"The file {Path} cannot be written: there is a folder of that name.")
        : this;

    public void Accept() => File.Move(Temporary, Path, overwrite: true);

    /// <summary>What was not accepted goes, where it can: why it was not is what has to be said.</summary>
    public void TakeBack()
    {
        try
        {
            File.Delete(Temporary);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // It stays under its other name.
        }
    }
}
