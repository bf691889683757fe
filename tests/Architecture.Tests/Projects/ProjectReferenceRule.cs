using System.Xml.Linq;
using Architecture.Tests.Files;

namespace Architecture.Tests.Projects;

/// <summary>
/// The one direction of the design. The protocol stands alone, engine and HTTP know only the protocol and not each other, the
/// connector knows all three, and the sandbox knows the connector only, for the demo. The warehouse knows the protocol only, and nobody but
/// the loader knows it.
/// </summary>
internal static class ProjectReferenceRule
{
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["Airbyte.Protocol"] = [],
        ["Connector.Engine"] = ["Airbyte.Protocol"],
        ["Connector.Http"] = ["Airbyte.Protocol"],
        ["Source.Intercom"] = ["Airbyte.Protocol", "Connector.Engine", "Connector.Http"],
        ["Intercom.Sandbox"] = ["Source.Intercom", "Intercom.Loader"],
        ["Warehouse"] = ["Airbyte.Protocol"],
        ["Intercom.Loader"] = ["Source.Intercom", "Warehouse"],
    };

    /// <summary>Packages that one project alone may use: those of warehouses.</summary>
    private static readonly Dictionary<string, string> _owners = new() { ["DuckDB.NET.Data.Full"] = "Warehouse", ["Npgsql"] = "Warehouse" };

    /// <summary>The product's projects; each needs a rule of its own.</summary>
    public static IEnumerable<string> Projects => _allowed.Keys;

    public static IEnumerable<string> Violations(SourceFile project)
    {
        if (!_allowed.TryGetValue(project.Name, out var allowed)) return [$"{project.Name} has no rule"];
        var foreign = Included(project, "PackageReference").Where(package => _owners.GetValueOrDefault(package, project.Name) != project.Name);
        return References(project).Except(allowed).Concat(foreign).Select(reference => $"{project.Name} -> {reference}");
    }

    private static IEnumerable<string> References(SourceFile project) => Included(project, "ProjectReference", "Reference")
        .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private static IEnumerable<string> Included(SourceFile project, params IReadOnlyList<string> elements) => XDocument.Parse(project.Text)
        .Descendants()
        .Where(element => elements.Contains(element.Name.LocalName))
        .Select(element => (string)element.Attribute("Include")!);
}
