using System.CommandLine;

namespace Intercom.Sandbox.Cli;

/// <summary>The sandbox's commands.</summary>
internal static class SandboxCommandLine
{
    public static RootCommand Build(TimeProvider clock) => new("A local Intercom for trial runs, tests and benchmarks.")
    {
        new ServeCommand(clock),
    };
}
