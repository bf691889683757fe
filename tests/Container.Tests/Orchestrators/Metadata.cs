using TestKit;

namespace Container.Tests.Orchestrators;

/// <summary>The image that users pull, by <c>metadata.yaml</c>.</summary>
internal static class Metadata
{
    public static string Image { get; } = Read();

    private static string Read()
    {
        var data = YamlFile.Read(Path.Combine(RepositoryRoot.Path, "metadata.yaml"))["data"]!;
        return $"{(string)data["dockerRepository"]!}:{(string)data["dockerImageTag"]!}";
    }
}
