using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;

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
    private readonly bool _hasCertificate;

    private PostgresServer(string programs, int port, bool hasCertificate) => (_programs, _port, _hasCertificate) = (programs, port, hasCertificate);

    public string Url => $"postgres://{User}@127.0.0.1:{_port}/postgres";

    /// <summary>The same by its socket.</summary>
    public string SocketUrl => $"postgres://{User}@/postgres?host={_folder}&port={_port}";

    /// <summary>Null: the machine has no PostgreSQL.</summary>
    /// <param name="certificate">With it the server takes connections by TLS only.</param>
    public static async Task<PostgresServer?> StartAsync(X509Certificate2? certificate = null)
    {
        if (Programs() is not { } programs) return null;
        var server = new PostgresServer(programs, LoopbackPort.Free(), certificate is not null);
        if (IsRoot) await server.RunAsync("chown", ["postgres", server._folder]);
        await server.RunAsync(Path.Combine(programs, "initdb"), ["-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        if (certificate is not null) await server.SpeakTlsAsync(certificate);
        await server.UpAsync();
        return server;
    }

    /// <summary>The server that a test needs; where there is none it is skipped, or fails in CI.</summary>
    public static PostgresServer Required(PostgresServer? server)
    {
        if (server is null) Requirement.Missing("there is no PostgreSQL on this machine (Debian: apt-get install postgresql)");
        return server!;
    }

    public Task UpAsync() => RunAsync(
        Path.Combine(_programs, "pg_ctl"),
        ["start", "-w", "-D", Data, "-l", Path.Combine(Data, "log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{_folder}' -c fsync=off -c max_connections=50 -c ssl={(_hasCertificate ? "on" : "off")}"]);

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

    /// <summary>The server looks for these two files in its folder; the key must be its own, and hidden from others.</summary>
    private async Task SpeakTlsAsync(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        var keyFile = Path.Combine(Data, "server.key");
        await File.WriteAllTextAsync(Path.Combine(Data, "server.crt"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(Path.Combine(Data, "pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n");
        if (IsRoot) await RunAsync("chown", ["-R", "postgres", Data]);
        await RunAsync("chmod", ["600", keyFile]);
    }

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
