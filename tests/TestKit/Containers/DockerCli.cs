using System.ComponentModel;
using System.Diagnostics;

namespace TestKit;

/// <summary>The <c>docker</c> command on the PATH. Which engine it talks to is its own affair (<c>DOCKER_HOST</c>, contexts).</summary>
internal static class DockerCli
{
    /// <exception cref="Win32Exception">There is no <c>docker</c> command.</exception>
    public static Process Start(IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;

    /// <summary>Runs one command to its end; a cancelled one is killed.</summary>
    public static async Task<ExecResult> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var docker = Start(arguments);
        try
        {
            docker.StandardInput.Close();
            var stdout = docker.StandardOutput.ReadToEndAsync(cancellationToken);
            var stderr = docker.StandardError.ReadToEndAsync(cancellationToken);
            await docker.WaitForExitAsync(cancellationToken);
            return new ExecResult(await stdout, await stderr, docker.ExitCode);
        }
        finally
        {
            if (!docker.HasExited) docker.Kill();
        }
    }

    /// <summary>Runs a command that must succeed and returns its stdout without the last newline.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it said.</exception>
    public static async Task<string> DemandAsync(IReadOnlyCollection<string> arguments, CancellationToken cancellationToken)
    {
        var result = await RunAsync(arguments, cancellationToken);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"docker {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Stdout}{result.Stderr}");
        return result.Stdout.TrimEnd('\n');
    }
}
