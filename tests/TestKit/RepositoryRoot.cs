namespace TestKit;

/// <summary>The folder that holds <c>Connector.sln</c>, found by walking up from the test's own binaries.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Connector.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"Connector.sln was not found above {from}");
    }
}
