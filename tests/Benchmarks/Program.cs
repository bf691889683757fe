using System.CommandLine;
using Benchmarks.Macro;
using Benchmarks.Micro;
using Benchmarks.Soak;
using TestKit;

return await new RootCommand("Measures the connector: `micro` its hot paths one by one, `macro` the published programs against a sandbox, `soak` the loader as a service.")
{
    new MicroCommand(),
    new MacroCommand(WallClock.Instance),
    new SoakCommand(WallClock.Instance),
}.Parse(args).InvokeAsync();
