using System.Text.RegularExpressions;
using Architecture.Tests.Files;

namespace Architecture.Tests.Code;

/// <summary>What may not stand in a file, whatever it declares.</summary>
internal static partial class TextRules
{
    public static IEnumerable<string> LongerThan(int lines, SourceFile file)
    {
        if (file.Lines.Length > lines) yield return $"{file.Path}: {file.Lines.Length} lines";
    }

    /// <summary>Work put off in a comment is work nobody tracks.</summary>
    public static IEnumerable<string> UnfinishedWork(SourceFile file) => file.Matches(Unfinished());

    /// <summary>There is no context to escape in production, and the simulated scheduler of the tests must not be escaped.</summary>
    public static IEnumerable<string> EscapesFromTheScheduler(SourceFile file) => file.Matches(Escape());

    // A bracket in each word keeps the pattern from finding itself.
    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HAC[K]|XX[X])\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\.ConfigureAwait\s*\(\s*(continueOnCapturedContext\s*:\s*)?false")]
    private static partial Regex Escape();
}
