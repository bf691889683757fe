using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TestKit;

/// <summary>A folder of its own for the files a command is given, gone when disposed.</summary>
public sealed class InputFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("source-run-");

    /// <summary>Where a file of this name lies, or would lie.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes UTF-8 without byte order mark and returns the path.</summary>
    public string Write(string name, JToken json) => Write(name, Encoding.UTF8.GetBytes(json.ToString(Formatting.Indented)));

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
