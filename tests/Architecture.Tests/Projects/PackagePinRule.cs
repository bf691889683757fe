using System.Text.RegularExpressions;
using System.Xml.Linq;
using Architecture.Tests.Files;

namespace Architecture.Tests.Projects;

/// <summary>Every package has one exact version, and <c>Directory.Packages.props</c> is the one place that says it.</summary>
internal static partial class PackagePinRule
{
    public static IEnumerable<string> UnpinnedVersions(SourceFile packages) => Elements(packages, "PackageVersion")
        .Where(package => !Exact().IsMatch((string?)package.Attribute("Version") ?? ""))
        .Select(package => $"{Name(package)} {(string?)package.Attribute("Version")}");

    public static IEnumerable<string> Violations(SourceFile project, SourceFile packages)
    {
        var pinned = Elements(packages, "PackageVersion").Select(Name).ToHashSet();
        foreach (var package in Elements(project, "PackageReference"))
        {
            if (package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null)
                yield return $"{project.Path} gives {Name(package)} a version of its own";
            if (!pinned.Contains(Name(package))) yield return $"{project.Path} uses {Name(package)}, which is not pinned";
        }
    }

    private static IEnumerable<XElement> Elements(SourceFile file, string name) =>
        XDocument.Parse(file.Text).Descendants(name);

    private static string Name(XElement package) => (string)package.Attribute("Include")!;

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.]+)?$")]
    private static partial Regex Exact();
}
