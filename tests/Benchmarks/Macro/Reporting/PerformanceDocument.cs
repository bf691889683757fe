using System.Text;

namespace Benchmarks.Macro.Reporting;

/// <summary>
/// <c>docs/performance.md</c> and its chart. Only what stands between the two marks is replaced, so that prose around it stays.
/// </summary>
internal static class PerformanceDocument
{
    private const string Begin = "<!-- written by `macro` -->";
    private const string End = "<!-- end of what `macro` wrote -->";

    private static string Folder => Path.Combine(TestKit.RepositoryRoot.Path, "docs");

    /// <exception cref="InvalidDataException">The document has lost its marks.</exception>
    public static async Task WriteAsync(IReadOnlyList<RowResult> results, Machine machine, CancellationToken cancellation)
    {
        var file = Path.Combine(Folder, "performance.md");
        var text = await File.ReadAllTextAsync(file, cancellation);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidDataException($"{file} has no pair of marks {Begin} … {End}");
        await File.WriteAllTextAsync(file, text[..(begin + Begin.Length)] + Measured(results, machine) + text[end..], cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, "performance.svg"), PerformanceChart.Draw(results), cancellation);
    }

    private static string Measured(IReadOnlyList<RowResult> results, Machine machine)
    {
        var text = new StringBuilder($"\nMeasured {machine}.\n\n| work | target | figure | |\n|---|---|---|---|\n");
        foreach (var result in results)
        {
            var work = result.Work;
            foreach (var check in result.Checks)
            {
                text.Append($"| {work} | {check.Target} | {check.Figure} | {(check.Holds ? "ok" : "**short**")} |\n");
                work = "";
            }

            if (result.Note.Length > 0) text.Append($"| | | *{result.Note}* | |\n");
        }

        return text.ToString();
    }
}
