using System.CommandLine;
using Benchmarks.Macro.Reporting;
using Benchmarks.Macro.Running;

namespace Benchmarks.Soak;

/// <summary><c>soak</c>: the loader as a service, for as long as it is told to, through outages and kills; then <c>docs/soak.md</c>.</summary>
internal sealed class SoakCommand : Command
{
    private readonly Option<double> _minutes = new("--minutes") { Description = "How long the service runs.", DefaultValueFactory = _ => 30 };
    private readonly Option<string> _every = new("--every") { Description = "How often it loads.", DefaultValueFactory = _ => "20s" };

    public SoakCommand(TimeProvider clock)
        : base("soak", "Run the loader's schedule against a sandbox whose rows change, which fails and goes away, and kill it meanwhile.")
    {
        Add(_minutes);
        Add(_every);
        SetAction((parsed, cancellation) => RunAsync(TimeSpan.FromMinutes(parsed.GetValue(_minutes)), parsed.GetValue(_every)!, parsed.InvocationConfiguration.Output, clock, cancellation));
    }

    private static async Task<int> RunAsync(TimeSpan length, string every, TextWriter output, TimeProvider clock, CancellationToken cancellation)
    {
        var machine = Machine.Describe(clock);
        var run = new SoakRun(await Publishing.LoaderAsync(cancellation), await Publishing.SandboxAsync(cancellation), every, output, clock);
        var result = await run.RunAsync(length, cancellation);
        var checks = SoakChecks.Of(result);
        foreach (var check in checks) await output.WriteLineAsync($"{TextTable.Word(check),-5} {check.Target}: {check.Figure}");
        await SoakDocument.WriteAsync(result, checks, machine, every, cancellation);
        return checks.All(check => check.Holds) ? 0 : 1;
    }
}
