namespace Architecture.Tests.Files;

/// <summary>A text file of the repository, or a made-up one. The path is relative to the root, with slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The lines; a file that ends with a newline has no empty last one.</summary>
    public string[] Lines => (Text.EndsWith('\n') ? Text[..^1] : Text).Split('\n');

    /// <summary>Where a pattern matches, as <c>path:line: the line</c>.</summary>
    public IEnumerable<string> Matches(System.Text.RegularExpressions.Regex pattern) => Lines
        .Select((line, index) => (line, number: index + 1))
        .Where(at => pattern.IsMatch(at.line))
        .Select(at => $"{Path}:{at.number}: {at.line.Trim()}");
}
