namespace TestKit;

/// <summary>
/// Reference data that lies beside the checkout (<c>../shared</c>: API descriptions, protocol schema, sample records) and is not
/// part of the project. Tests that need it skip, saying so, where it is absent; with <c>CI=true</c> they must run and fail instead.
/// </summary>
public static class SharedData
{
    public static string Require(string relativePath)
    {
        var path = Path.Combine(RepositoryRoot.Path, "..", "shared", relativePath);
        if (!File.Exists(path)) Requirement.Missing($"../shared/{relativePath} is not beside the checkout");
        return path;
    }
}
