using System.Diagnostics;
using TestKit;

namespace Container.Tests.Orchestrators;

/// <summary>A shell at work on the host.</summary>
internal static class ShellProcess
{
    public static string Script { get; } = Path.Combine(RepositoryRoot.Path, "tests", "orchestrate.sh");

    public static Process Start(IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("sh", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<ShellResult> RunAsync(IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        using var shell = Start(arguments, environment);
        var stderr = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var stdout = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ShellResult(stdout, await stderr, shell.ExitCode);
    }
}
