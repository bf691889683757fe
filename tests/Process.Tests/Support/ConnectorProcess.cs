using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Process.Tests;

/// <summary>The published program as a real process: its stdout as bytes, its signals, its memory. Disposing kills it.</summary>
internal sealed class ConnectorProcess : IAsyncDisposable
{
    private static readonly string _program = Path.Combine(AppContext.BaseDirectory, "connector", "Source.Intercom");

    private readonly System.Diagnostics.Process _process;
    private readonly Task<string> _stderr;

    private ConnectorProcess(System.Diagnostics.Process process)
    {
        _process = process;
        _stderr = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What has been printed and not yet read; nothing else reads it, so leaving it alone blocks the process.</summary>
    public Stream Stdout => _process.StandardOutput.BaseStream;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <param name="baseUrl">Where the API is.</param>
    /// <param name="arguments">The command and its options.</param>
    /// <param name="shell">A script that runs the program, which is its <c>"$@"</c>; null: as it is.</param>
    public static ConnectorProcess Start(string baseUrl, IEnumerable<string> arguments, string? shell = null)
    {
        string[] through = shell is null ? [] : ["sh", "-c", shell, "sh"];
        // A test run that was itself started in the background hands an ignored SIGINT on; a connector never starts like that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. through, _program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["INTERCOM_BASE_URL"] = baseUrl },
        };
        return new ConnectorProcess(System.Diagnostics.Process.Start(start)!);
    }

    /// <summary>Everything up to the end of stdout, or the first <paramref name="limit"/> bytes.</summary>
    public async Task<byte[]> ReadAsync(long limit = long.MaxValue, CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (bytes.Length < limit)
        {
            var room = (int)Math.Min(buffer.Length, limit - bytes.Length);
            var read = await Stdout.ReadAsync(buffer.AsMemory(0, room), cancellationToken);
            if (read == 0) break;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    /// <summary>SIGKILL: no handler, no last line.</summary>
    public void Kill() => _process.Kill();

    public void Signal(int signal)
    {
        if (Posix.Kill(Id, signal) != 0)
            throw new InvalidOperationException($"signal {signal} could not be sent: error {Marshal.GetLastPInvokeError()}");
    }

    public async Task<(int ExitCode, string Stderr)> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await _stderr);
    }

    /// <summary>The most memory the process has held so far, in bytes (VmHWM, proc(5)); null once it has ended.</summary>
    public long? PeakResidentBytes()
    {
        try
        {
            var line = File.ReadLines($"/proc/{Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : 1024 * long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
