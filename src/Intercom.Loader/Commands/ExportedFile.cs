namespace Intercom.Loader;

/// <summary>A file that is written under another name and gets its own once all are whole.</summary>
internal sealed class ExportedFile(string directory, string name)
{
    public string Object => name;

    public string Path { get; } = System.IO.Path.Combine(directory, $"{name}.parquet");

    public string Temporary { get; } = System.IO.Path.Combine(directory, $".{name}.parquet.part");

    public void Accept() => File.Move(Temporary, Path, overwrite: true);

    /// <summary>What was not accepted goes.</summary>
    public void TakeBack() => File.Delete(Temporary);
}
