using System.Text.Json.Nodes;

namespace Intercom.Sandbox.Demo.Running;

/// <summary>The connector's input files, in a folder of their own that only this user may enter and that does not outlive the demo.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("intercom-demo-");

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, JsonNode content)
    {
        var path = PathOf(name);
        File.WriteAllText(path, content.ToJsonString());
        return path;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
