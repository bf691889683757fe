using Newtonsoft.Json.Linq;
using TestKit;

namespace Acceptance.Tests;

/// <summary>Files of the repository, by their path in it.</summary>
internal static class RepositoryFile
{
    public static string PathOf(string path) => Path.Combine(RepositoryRoot.Path, path);

    public static JToken Read(string path) => Json.Parse(File.ReadAllText(PathOf(path)));

    public static IEnumerable<JObject> ReadLines(string path) => File.ReadLines(PathOf(path)).Select(line => (JObject)Json.Parse(line));
}
