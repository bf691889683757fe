using Benchmarks.Macro.Reporting;

namespace Benchmarks.Macro;

/// <summary>Runs rows one after the other and tells what they came to.</summary>
internal sealed class MacroRun(IReadOnlyList<IMacroRow> rows, Workbench bench, TextWriter output)
{
    /// <summary>The longest row takes half of it; one that hangs must not keep the others waiting.</summary>
    private static readonly TimeSpan _mostOfARow = TimeSpan.FromMinutes(4);

    /// <returns>Whether every target was met.</returns>
    public async Task<bool> RunAsync(bool writeDocuments, CancellationToken cancellation)
    {
        var machine = Machine.Describe(bench.Clock);
        await output.WriteLineAsync(machine.ToString());
        var results = new List<RowResult>();
        foreach (var row in rows)
        {
            var began = bench.Clock.GetTimestamp();
            results.Add(await MeasureAsync(row, cancellation));
            await output.WriteLineAsync(TextTable.Describe(row.Name, results[^1], bench.Clock.GetElapsedTime(began)));
            await output.FlushAsync(cancellation);
        }

        if (writeDocuments) await PerformanceDocument.WriteAsync(results, machine, cancellation);
        var (all, held) = (results.Sum(result => result.Checks.Count), results.Sum(result => result.Checks.Count(check => check.Holds)));
        await output.WriteLineAsync($"\n{held} of {all} targets met");
        return held == all;
    }

    /// <summary>A row that cannot be measured has missed its target; the others go on.</summary>
    private async Task<RowResult> MeasureAsync(IMacroRow row, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(_mostOfARow, bench.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await row.MeasureAsync(bench, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return NotMeasured(row, $"it did not end within {_mostOfARow.TotalMinutes:F0} minutes");
        }
        catch (InvalidOperationException failed)
        {
            return NotMeasured(row, failed.Message);
        }
    }

    private static RowResult NotMeasured(IMacroRow row, string reason) => new(row.Name, [new Check("the row can be measured", reason, false)]);
}
