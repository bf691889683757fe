using TestKit;

namespace Architecture.Tests.Files;

/// <summary>The files of the checkout, built output left out.</summary>
internal static class Repository
{
    private static readonly string[] _built = ["bin", "obj", "TestResults"];

    public static SourceFile[] Code { get; } = [.. Find("src", "*.cs"), .. Find("tests", "*.cs")];

    public static SourceFile[] Projects { get; } = [.. Find("src", "*.csproj"), .. Find("tests", "*.csproj")];

    public static SourceFile[] Properties { get; } = [.. Find("src", "*.props"), .. Find("tests", "*.props"), .. Top("*.props")];

    public static SourceFile Read(string path) => new(path, File.ReadAllText(Absolute(path)));

    public static string Absolute(string path) => Path.Combine(RepositoryRoot.Path, path);

    public static SourceFile[] Top(string pattern) => [.. Directory.EnumerateFiles(RepositoryRoot.Path, pattern).Select(Open)];

    public static SourceFile[] Find(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Absolute(folder), pattern, SearchOption.AllDirectories)
            .Select(Relative)
            .Where(path => !path.Split('/').Intersect(_built).Any())
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static SourceFile Open(string file) => Read(Relative(file));

    private static string Relative(string file) => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/');
}
