using System.CommandLine;
using Benchmarks.Macro;
using Benchmarks.Micro;
using TestKit;

return await new RootCommand("Measures the connector: `micro` its hot paths one by one, `macro` the published program against a sandbox.")
{
    new MicroCommand(),
    new MacroCommand(WallClock.Instance),
}.Parse(args).InvokeAsync();
