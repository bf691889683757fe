using System.Text.RegularExpressions;
using Architecture.Tests.Files;

namespace Architecture.Tests.Code;

/// <summary>
/// Folders refer one way: a folder knows the layers before its own, not its neighbours and nothing behind it. What lies in a project's
/// root puts the folders together and is left out, as are the folders below the first.
/// </summary>
internal static partial class FolderRule
{
    private static readonly Dictionary<string, string[][]> _layers = new()
    {
        ["Airbyte.Protocol"] = [["Errors"], ["Catalog", "State"], ["Messages"], ["IO"]],
        ["Connector.Engine"] =
        [
            ["Configuration", "Streams", "Parsing"], ["Checkpointing"], ["Planning"], ["Sources"], ["Events"], ["Fetching", "Emitting"], ["Cli"],
        ],
        ["Connector.Http"] = [["Budget", "Errors"], ["Retry"], ["Memory"], ["Handlers"]],
        ["Source.Intercom"] = [["Options"], ["Api"], ["Streams"], ["Discovery"]],
        ["Warehouse"] = [["Tables"], ["Batches"], ["Ledger"], ["Derived"], ["Loading"], ["Views"], ["DuckDb"], ["Parquet"], ["Postgres"]],
        ["Intercom.Loader"] = [["Settings"], ["Objects"], ["Dbt"], ["SignIn"], ["Reading"], ["Display"], ["Scheduling"], ["Commands"], ["Monitoring"], ["Page"], ["Running"], ["Cli"]],
    };

    public static IEnumerable<string> Projects => _layers.Keys;

    /// <param name="files">The code of one project.</param>
    public static IEnumerable<string> Violations(string project, IReadOnlyList<SourceFile> files)
    {
        var folders = files.Where(file => FolderOf(file) is not null).ToLookup(file => FolderOf(file)!);
        foreach (var folder in folders.Where(folder => LayerOf(project, folder.Key) < 0)) yield return $"{project}/{folder.Key} has no layer";
        var homes = folders.SelectMany(folder => folder.SelectMany(TypeDeclarations.TopLevel).Select(type => (type, folder.Key)))
            .ToLookup(home => home.type, home => home.Key);
        foreach (var file in folders.SelectMany(folder => folder))
        {
            foreach (var type in TypesIn(file).Where(homes.Contains))
            {
                var (from, to) = (FolderOf(file)!, homes[type].First());
                if (from != to && LayerOf(project, to) >= LayerOf(project, from)) yield return $"{file.Path}: {type} of {to}";
            }
        }
    }

    private static int LayerOf(string project, string folder) => Array.FindIndex(_layers[project], layer => layer.Contains(folder));

    private static string? FolderOf(SourceFile file) => file.Path.Split('/') is { Length: > 3 } parts ? parts[2] : null;

    private static IEnumerable<string> TypesIn(SourceFile file) =>
        Word().Matches(TextAndComments().Replace(file.Text, "")).Select(match => match.Value).Distinct();

    [GeneratedRegex("//.*|\"(?:\\\\.|[^\"\\\\])*\"")]
    private static partial Regex TextAndComments();

    /// <summary>A name that may be a type's: not one that is being declared or that belongs to something else.</summary>
    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*(?!\w)(?!\s*(?:=|\{ get))")]
    private static partial Regex Word();
}
