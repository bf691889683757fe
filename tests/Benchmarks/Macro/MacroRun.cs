using Benchmarks.Macro.Reporting;

namespace Benchmarks.Macro;

/// <summary>Runs rows one after the other and tells what they came to.</summary>
internal sealed class MacroRun(IReadOnlyList<IMacroRow> rows, Workbench bench, TextWriter output)
{
    /// <returns>Whether every target was met.</returns>
    public async Task<bool> RunAsync(bool writeDocuments, CancellationToken cancellation)
    {
        var machine = Machine.Describe(bench.Clock);
        await output.WriteLineAsync(machine.ToString());
        var results = new List<RowResult>();
        foreach (var row in rows)
        {
            var began = bench.Clock.GetTimestamp();
            results.Add(await row.MeasureAsync(bench, cancellation));
            await output.WriteLineAsync(TextTable.Describe(row.Name, results[^1], bench.Clock.GetElapsedTime(began)));
            await output.FlushAsync(cancellation);
        }

        if (writeDocuments) await PerformanceDocument.WriteAsync(results, machine, cancellation);
        var (all, held) = (results.Sum(result => result.Checks.Count), results.Sum(result => result.Checks.Count(check => check.Holds)));
        await output.WriteLineAsync($"{held} of {all} targets met");
        return held == all;
    }
}
