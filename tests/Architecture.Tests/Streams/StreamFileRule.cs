using System.Text.RegularExpressions;
using Architecture.Tests.Code;
using Architecture.Tests.Files;

namespace Architecture.Tests.Streams;

/// <summary>A stream is one short file of data and one schema of its name.</summary>
internal static partial class StreamFileRule
{
    private const int MostLines = 60;

    public static bool DeclaresAStream(SourceFile file) => Declaration().IsMatch(file.Text);

    public static string NameOf(SourceFile file) => NameValue().Match(file.Text).Groups[1].Value;

    public static IEnumerable<string> Violations(SourceFile file, IReadOnlySet<string> schemas)
    {
        var name = NameOf(file);
        foreach (var problem in TextRules.LongerThan(MostLines, file)) yield return problem;
        if (NameValue().Count(file.Text) != 1) yield return $"{file.Path}: names {NameValue().Count(file.Text)} streams";
        if (name.Replace("_", "") != file.Name.ToLowerInvariant()) yield return $"{file.Path}: stream {name} has another name than its file";
        if (!schemas.Contains(name)) yield return $"{file.Path}: there is no schemas/{name}.json";
    }

    public static IEnumerable<string> OrphanedSchemas(IEnumerable<SourceFile> streams, IEnumerable<string> schemas) =>
        schemas.Except(streams.Select(NameOf)).Select(schema => $"schemas/{schema}.json has no stream");

    [GeneratedRegex(@"^internal sealed class \w+ : IStreamFile\b", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^ {8}Name = ""([a-z_]+)"",", RegexOptions.Multiline)]
    private static partial Regex NameValue();
}
