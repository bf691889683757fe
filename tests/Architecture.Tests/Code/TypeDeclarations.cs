using System.Text.RegularExpressions;
using Architecture.Tests.Files;

namespace Architecture.Tests.Code;

/// <summary>The types a C# file declares, read from its text. With file-scoped namespaces a top-level type is one that is not indented.</summary>
internal static partial class TypeDeclarations
{
    public static IEnumerable<string> All(SourceFile file) => Names(file, indented: true);

    public static IEnumerable<string> TopLevel(SourceFile file) => Names(file, indented: false);

    private static IEnumerable<string> Names(SourceFile file, bool indented) => Declaration().Matches(file.Text)
        .Where(match => indented || match.Groups["indent"].Length == 0)
        .Select(match => match.Groups["name"].Value);

    [GeneratedRegex(
        @"^(?<indent> *)(?:(?:public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|new|unsafe) +)*" +
        @"(?:class|interface|enum|struct|record(?: +struct| +class)?|delegate +[^\s(]+) +(?<name>[A-Z]\w*)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
