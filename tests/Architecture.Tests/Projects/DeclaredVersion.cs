using System.Text.RegularExpressions;
using Architecture.Tests.Files;

namespace Architecture.Tests.Projects;

/// <summary>The connector's name and version as one file says them; a value the file does not say is empty.</summary>
internal sealed partial record DeclaredVersion(string Name, string Version)
{
    public static DeclaredVersion OfDockerfile(SourceFile file) =>
        new(First(NameLabel(), file), First(VersionArgument(), file));

    public static DeclaredVersion OfMetadata(SourceFile file) =>
        new(First(Repository(), file), First(Tag(), file));

    public static string OfBuild(SourceFile file) => First(Build(), file);

    private static string First(Regex pattern, SourceFile file) => pattern.Match(file.Text).Groups[1].Value;

    [GeneratedRegex(@"\bio\.airbyte\.name=([^\s\\]+)")]
    private static partial Regex NameLabel();

    /// <summary>The argument that the label repeats; without that label there is no version.</summary>
    [GeneratedRegex(@"^ARG VERSION=(\S+)$(?=[\s\S]*\bio\.airbyte\.version=\$VERSION\b)", RegexOptions.Multiline)]
    private static partial Regex VersionArgument();

    [GeneratedRegex(@"^  dockerRepository: *(\S+)", RegexOptions.Multiline)]
    private static partial Regex Repository();

    [GeneratedRegex(@"^  dockerImageTag: *(\S+)", RegexOptions.Multiline)]
    private static partial Regex Tag();

    [GeneratedRegex("<Version>([^<]+)</Version>")]
    private static partial Regex Build();
}
