using System.Diagnostics;
using System.Globalization;

namespace TestKit;

/// <summary>
/// A PostgreSQL server of the machine's own programs, on 127.0.0.1, with all it stores in a folder of its own. Nothing is synced to the
/// disk: what is killed here is the server, never the machine.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "loader";

    private readonly string _folder = Directory.CreateTempSubdirectory("pg-").FullName;
    private readonly string _programs;
    private readonly int _port;

    private PostgresServer(string programs, int port) => (_programs, _port) = (programs, port);

    public string Url => $"postgres://{User}@127.0.0.1:{_port}/postgres";

    /// <summary>Null: the machine has no PostgreSQL.</summary>
    public static async Task<PostgresServer?> StartAsync()
    {
        if (Programs() is not { } programs) return null;
        var server = new PostgresServer(programs, LoopbackPort.Free());
        if (IsRoot) await server.RunAsync("chown", ["postgres", server._folder]);
        await server.RunAsync(Path.Combine(programs, "initdb"), ["-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        await server.UpAsync();
        return server;
    }

    public Task UpAsync() => RunAsync(
        Path.Combine(_programs, "pg_ctl"),
        ["start", "-w", "-D", Data, "-l", Path.Combine(Data, "log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=50"]);

    /// <summary>As if it had crashed: every connection breaks, and the next start recovers.</summary>
    public Task DownAsync() => RunAsync(Path.Combine(_programs, "pg_ctl"), ["stop", "-w", "-m", "immediate", "-D", Data]);

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>CPU time of the server and of all that it has started, those that have ended included.</summary>
    public TimeSpan Cpu => ProcessTree.Cpu(int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture));

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(_folder, "data");

    private static string? Programs() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <summary>The server's programs refuse root.</summary>
    private async Task RunAsync(string program, IReadOnlyList<string> arguments)
    {
        // The server inherits what it is given, and would keep a pipe open.
        string[] command = ["sh", "-c", "exec \"$0\" \"$@\" > \"${0##*/}.log\" 2>&1 < /dev/null", program, .. arguments];
        if (IsRoot && program != "chown") command = ["runuser", "-u", "postgres", "--", .. command];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = _folder })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
