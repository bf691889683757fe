using System.CommandLine;
using Benchmarks.Macro.Running;

namespace Benchmarks.Macro;

/// <summary><c>macro</c>: the published program against sandboxes, row by row of the table; the documents when every row ran.</summary>
internal sealed class MacroCommand : Command
{
    private readonly Option<string[]> _rows = new("--rows")
    {
        Description = $"The rows to run: {string.Join(", ", MacroRows.All.Select(row => row.Name))}; all by default, and only then docs/performance.md is written.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<int> _repeats = new("--repeats") { Description = "How often each figure is taken; the median counts.", DefaultValueFactory = _ => 5 };
    private readonly Option<FileInfo?> _connector = new("--connector") { Description = "The connector's program; published afresh when not given." };

    public MacroCommand(TimeProvider clock)
        : base("macro", "Measure the published program against local sandboxes.")
    {
        _rows.AcceptOnlyFromAmong([.. MacroRows.All.Select(row => row.Name)]);
        Add(_rows);
        Add(_repeats);
        Add(_connector);
        SetAction((parsed, cancellation) => RunAsync(parsed, clock, cancellation));
    }

    private async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancellation)
    {
        var names = parsed.GetValue(_rows)!;
        var output = parsed.InvocationConfiguration.Output;
        var connector = parsed.GetValue(_connector)?.FullName ?? await Publishing.ConnectorAsync(cancellation);
        using var bench = new Workbench(connector, await Publishing.LoaderAsync(cancellation), await Publishing.SandboxAsync(cancellation), parsed.GetValue(_repeats), clock);
        var run = new MacroRun([.. MacroRows.All.Where(row => names.Length == 0 || names.Contains(row.Name))], bench, output);
        return await run.RunAsync(writeDocuments: names.Length == 0, cancellation) ? 0 : 1;
    }
}
