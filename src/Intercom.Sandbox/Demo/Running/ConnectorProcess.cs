using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Intercom.Sandbox.Demo.Running;

/// <summary>Runs the connector as an orchestrator does: its own process, files for input, one message a line on stdout.</summary>
internal sealed class ConnectorProcess
{
    private readonly string? _baseUrl;

    /// <param name="baseUrl">The connector's <c>INTERCOM_BASE_URL</c>; null leaves the region's host.</param>
    public ConnectorProcess(string? baseUrl) => _baseUrl = baseUrl;

    /// <summary>Runs one command to its end. When cancelled, or when <paramref name="receive"/> throws, the process is ended too.</summary>
    /// <param name="receive">Takes each message, in order, on one thread at a time.</param>
    public async Task<ConnectorExit> RunAsync(IReadOnlyList<string> arguments, Action<ConnectorMessage> receive, CancellationToken cancellation)
    {
        using var process = Process.Start(StartInfo(arguments))!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line) receive(ConnectorLine.Parse(line));
            await process.WaitForExitAsync(cancellation);
            return new ConnectorExit(process.ExitCode, await errors);
        }
        finally
        {
            await EndAsync(process);
        }
    }

    private static async Task EndAsync(Process process)
    {
        if (process.HasExited) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private ProcessStartInfo StartInfo(IReadOnlyList<string> arguments)
    {
        var info = new ProcessStartInfo(Dotnet(), [Path.Combine(AppContext.BaseDirectory, "connector", "Source.Intercom.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        info.Environment["INTERCOM_BASE_URL"] = _baseUrl;
        info.Environment.Remove("INTERCOM_ACCESS_TOKEN"); // the connector takes it from its configuration; nothing else needs it
        return info;
    }

    /// <summary>The host this process runs on: the one that certainly exists, also where none is on the PATH.</summary>
    public static string Dotnet()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
