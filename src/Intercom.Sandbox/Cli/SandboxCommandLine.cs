using System.CommandLine;

namespace Intercom.Sandbox.Cli;

/// <summary>The sandbox's commands.</summary>
internal static class SandboxCommandLine
{
    /// <param name="clock">The clock of everything the commands do.</param>
    /// <param name="environment">Looks up environment variables; the process's own when null.</param>
    public static RootCommand Build(TimeProvider clock, Func<string, string?>? environment = null) => new("A local Intercom for trial runs, tests and benchmarks.")
    {
        new ServeCommand(clock),
        new IntegrationFilesCommand(),
        new DemoCommand(clock, environment ?? Environment.GetEnvironmentVariable),
    };
}
