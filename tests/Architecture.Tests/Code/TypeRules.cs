using System.Text.RegularExpressions;
using Architecture.Tests.Files;

namespace Architecture.Tests.Code;

/// <summary>How types are named and spread over files.</summary>
internal static partial class TypeRules
{
    /// <summary>Words that say nothing of what a type is for.</summary>
    public static IEnumerable<string> VagueNames(SourceFile file) =>
        TypeDeclarations.All(file).Where(name => Vague().IsMatch(name)).Select(name => $"{file.Path}: {name}");

    public static IEnumerable<string> MoreThanOneType(SourceFile file)
    {
        var types = TypeDeclarations.TopLevel(file).ToArray();
        if (types.Length > 1) yield return $"{file.Path}: {string.Join(", ", types)}";
    }

    public static IEnumerable<string> OtherNameThanTheFile(SourceFile file) =>
        TypeDeclarations.TopLevel(file).Where(name => name != file.Name.Split('.')[0]).Select(name => $"{file.Path}: {name}");

    [GeneratedRegex("(?:Manager|Helper|Util(?:s|ity|ities)?|Base)(?=[A-Z0-9]|s?$)")]
    private static partial Regex Vague();
}
