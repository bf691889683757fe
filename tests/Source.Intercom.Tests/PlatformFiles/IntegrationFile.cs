using Newtonsoft.Json.Linq;
using TestKit;

namespace Source.Intercom.Tests.PlatformFiles;

/// <summary>The files of <c>integration_tests/</c>, by name.</summary>
internal static class IntegrationFile
{
    public static JToken Read(string name) => JsonFile.Read(PathOf(name));

    public static IReadOnlyList<JObject> ReadLines(string name) => JsonFile.ReadLines(PathOf(name));

    private static string PathOf(string name) => Path.Combine(RepositoryRoot.Path, "integration_tests", name);
}
