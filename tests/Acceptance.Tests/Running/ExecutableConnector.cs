using System.Diagnostics;
using TestKit;

namespace Acceptance.Tests;

/// <summary>The published program as a process of its own.</summary>
internal sealed class ExecutableConnector(IReadOnlyDictionary<string, string> environment) : IConnector
{
    private static readonly string _program = Path.Combine(AppContext.BaseDirectory, "connector", "Source.Intercom");

    public async Task<ConnectorRun> RunAsync(ConnectorInput input, CancellationToken cancellationToken)
    {
        using var files = new InputFiles();
        var start = new ProcessStartInfo(_program, input.Write(files, files.PathOf)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var startedAt = WallClock.Instance.GetUtcNow();
        using var process = Process.Start(start)!;
        try
        {
            var stdout = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
            var stderr = ReadAsync(process.StandardError.BaseStream, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return ConnectorRun.From(process.ExitCode, (await stdout, await stderr), startedAt, WallClock.Instance.GetUtcNow());
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
