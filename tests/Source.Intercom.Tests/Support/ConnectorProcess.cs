using System.Diagnostics;
using System.Text;

namespace Source.Intercom.Tests.Support;

/// <summary>The executable itself, as a platform starts it.</summary>
internal static class ConnectorProcess
{
    /// <summary>Far beyond any of these commands; a process that hangs is ended.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    public static Task<(int ExitCode, byte[] Stdout, string Stderr)> RunAsync(string? baseUrl, params string[] args) =>
        RunAsync(new Dictionary<string, string?> { ["INTERCOM_BASE_URL"] = baseUrl }, args);

    /// <param name="environment">What differs from this process's own.</param>
    public static async Task<(int ExitCode, byte[] Stdout, string Stderr)> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Source.Intercom"), args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var stdout = new MemoryStream();
        try
        {
            var stderr = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.BaseStream.CopyToAsync(stdout).WaitAsync(_patience);
            await process.WaitForExitAsync().WaitAsync(_patience);
            return (process.ExitCode, stdout.ToArray(), await stderr);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
