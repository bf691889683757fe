using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace TestKit;

/// <summary>The built program as a real process: its stdout as bytes, its signals, its memory. Disposing kills it.</summary>
public sealed class ConnectorProcess : IAsyncDisposable
{
    /// <summary>Far beyond any command that is waited for to its end.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _stderr;

    private ConnectorProcess(Process process)
    {
        _process = process;
        _stderr = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The executable: published into a folder of its own where the tests' project does so, else as it was built.</summary>
    public static string Program { get; } = new[] { "connector/Source.Intercom", "Source.Intercom" }
        .Select(path => Path.Combine(AppContext.BaseDirectory, path)).First(File.Exists);

    /// <summary>What has been printed and not yet read; nothing else reads it, so leaving it alone blocks the process.</summary>
    public Stream Stdout => _process.StandardOutput.BaseStream;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <param name="baseUrl">Where the API is; null leaves it to the program.</param>
    /// <param name="arguments">The command and its options.</param>
    /// <param name="shell">A script that runs the program, which is its <c>"$@"</c>; null: as it is.</param>
    public static ConnectorProcess Start(string? baseUrl, IEnumerable<string> arguments, string? shell = null) =>
        Start(new Dictionary<string, string?> { ["INTERCOM_BASE_URL"] = baseUrl }, arguments, shell);

    /// <param name="environment">What is set for it besides what these tests have; null takes a variable away.</param>
    public static ConnectorProcess Start(IReadOnlyDictionary<string, string?> environment, IEnumerable<string> arguments, string? shell = null)
    {
        string[] through = shell is null ? [] : ["sh", "-c", shell, "sh"];
        // A test run that was itself started in the background hands an ignored SIGINT on; a connector never starts like that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. through, Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ConnectorProcess(Process.Start(start)!);
    }

    /// <summary>One command from start to end; one that hangs is ended.</summary>
    public static Task<(int ExitCode, byte[] Stdout, string Stderr)> RunAsync(string? baseUrl, params string[] arguments) =>
        RunAsync(new Dictionary<string, string?> { ["INTERCOM_BASE_URL"] = baseUrl }, arguments);

    public static async Task<(int ExitCode, byte[] Stdout, string Stderr)> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        await using var process = Start(environment, arguments);
        return await process.ToEndAsync(CancellationToken.None).WaitAsync(_patience);
    }

    /// <summary>What it still prints, until it ends.</summary>
    public async Task<(int ExitCode, byte[] Stdout, string Stderr)> ToEndAsync(CancellationToken cancellationToken)
    {
        var stdout = await ReadAsync(cancellationToken: cancellationToken);
        var (exitCode, stderr) = await WaitForExitAsync(cancellationToken);
        return (exitCode, stdout, stderr);
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
