using System.Diagnostics;
using System.Text;
using Intercom.Sandbox.Demo.Running;

namespace Intercom.Sandbox.Demo.Loading;

/// <summary>The loader with one file of settings, as a person runs it.</summary>
internal sealed class LoaderProcess(string settings, string? baseUrl)
{
    /// <summary>Whether the program lies beside this one; in the sandbox's own image it does not.</summary>
    public static bool IsThere => File.Exists(Program);

    private static string Program => Path.Combine(AppContext.BaseDirectory, "loader", "intercom-loader.dll");

    /// <summary>Runs one command to its end and returns what it said. When cancelled, the process is ended too.</summary>
    /// <exception cref="InvalidOperationException">It failed, with what it said of that.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            var output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{(await errors).Trim()} {output.Trim()} (exit code {process.ExitCode})".Trim());
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo StartInfo(IReadOnlyList<string> arguments)
    {
        var info = new ProcessStartInfo(ConnectorProcess.Dotnet(), [Program, .. arguments, "--config", settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        info.Environment["INTERCOM_BASE_URL"] = baseUrl;
        return info;
    }
}
