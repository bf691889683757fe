using System.Text.RegularExpressions;
using Architecture.Tests.Files;

namespace Architecture.Tests.Code;

/// <summary>
/// Silenced diagnostics: few, and each says why. In C# on the line itself, in a project file by a comment on the line or the one
/// above, in <c>.editorconfig</c> by a comment above.
/// </summary>
internal static partial class SuppressionRule
{
    public static IEnumerable<string> Suppressions(SourceFile file) => file.Matches(Suppression());

    public static IEnumerable<string> WithoutReason(SourceFile file)
    {
        var lines = file.Lines;
        for (var index = 0; index < lines.Length; index++)
        {
            if (!Suppression().IsMatch(lines[index])) continue;
            var above = index > 0 && !file.Path.EndsWith(".cs", StringComparison.Ordinal) ? lines[index - 1] : "";
            if (!Reason().IsMatch(lines[index]) && !Reason().IsMatch(above)) yield return $"{file.Path}:{index + 1}: {lines[index].Trim()}";
        }
    }

    [GeneratedRegex(@"^\s*#(pragma warning|nullable) disable|^\s*\[(\w+: *)?(\w+\.)*SuppressMessage|^[^""]*<(NoWarn|WarningsNotAsErrors)>|^dotnet_diagnostic\.\w+\.severity *= *none")]
    private static partial Regex Suppression();

    [GeneratedRegex(@"//\s*\w.*\w|<!--\s*\w.*\w|^\s*#\s+\w.*\w|Justification *= *""\w.*\w")]
    private static partial Regex Reason();
}
