using System.Xml.Linq;
using Architecture.Tests.Files;

namespace Architecture.Tests.Projects;

/// <summary>
/// The one direction of the design. The protocol stands alone, engine and HTTP know only the protocol and not each other, the
/// connector knows all three, and the sandbox knows the connector only, for the demo.
/// </summary>
internal static class ProjectReferenceRule
{
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["Airbyte.Protocol"] = [],
        ["Connector.Engine"] = ["Airbyte.Protocol"],
        ["Connector.Http"] = ["Airbyte.Protocol"],
        ["Source.Intercom"] = ["Airbyte.Protocol", "Connector.Engine", "Connector.Http"],
        ["Intercom.Sandbox"] = ["Source.Intercom"],
    };

    /// <summary>The product's projects; each needs a rule of its own.</summary>
    public static IEnumerable<string> Projects => _allowed.Keys;

    public static IEnumerable<string> Violations(SourceFile project)
    {
        if (!_allowed.TryGetValue(project.Name, out var allowed)) return [$"{project.Name} has no rule"];
        return References(project).Except(allowed).Select(reference => $"{project.Name} -> {reference}");
    }

    private static IEnumerable<string> References(SourceFile project) => XDocument.Parse(project.Text)
        .Descendants()
        .Where(element => element.Name.LocalName is "ProjectReference" or "Reference")
        .Select(element => Path.GetFileNameWithoutExtension(((string)element.Attribute("Include")!).Replace('\\', '/')));
}
