using System.Text;
using Benchmarks.Macro;
using Benchmarks.Macro.Reporting;

namespace Benchmarks.Soak;

/// <summary><c>docs/soak.md</c> and its chart.</summary>
internal static class SoakDocument
{
    public static async Task WriteAsync(SoakResult result, IReadOnlyList<Check> checks, Machine machine, string every, CancellationToken cancellation)
    {
        var folder = Path.Combine(TestKit.RepositoryRoot.Path, "docs");
        var faults = result.Report.FaultsDealt.Values.Sum();
        var runs = result.Runs.GroupBy(run => run).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}");
        var text = new StringBuilder(Claim.Text($"""
            # Soak

            The published loader as a service (`run --every {every} --listen`) into a DuckDB file, {result.Length.TotalMinutes:0.#} minutes, from a sandbox in which two rows a second change and a share of the answers fails.
            `dotnet run --project tests/Benchmarks -c Release -- soak --minutes {result.Length.TotalMinutes:0.#}` writes this page.

            ![Memory, file size, open files and freshness over time; dashed: the server went away, grey: the loader was killed](soak.svg)

            Measured {machine}.
            {result.Report.Requests:N0} requests, {faults:N0} of them answered with a fault. Of {result.Runs.Count} runs: {string.Join(", ", runs)}.

            | what | figure | |
            |---|---|---|

            """));
        foreach (var check in checks) text.Append($"| {check.Target} | {check.Figure} | {(check.Holds ? "ok" : "**short**")} |\n");
        text.Append("\n| minute | what was done to it |\n|---|---|\n");
        foreach (var incident in result.Incidents)
            text.Append(Claim.Text($"| {incident.At.TotalMinutes:F1} | {incident.Text}{(incident.Length > TimeSpan.Zero ? Claim.Text($", for {incident.Length.TotalSeconds:F0} s") : "")} |\n"));
        await File.WriteAllTextAsync(Path.Combine(folder, "soak.md"), text.ToString(), cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "soak.svg"), SoakChart.Draw(result), cancellation);
    }
}
