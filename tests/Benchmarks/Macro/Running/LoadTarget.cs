using TestKit;

namespace Benchmarks.Macro.Running;

/// <summary>A warehouse to load into: at first, and after each <see cref="Renew"/>, there is nothing in it. It goes with its disposal.</summary>
internal sealed class LoadTarget : IAsyncDisposable
{
    private readonly InputFiles _files = new();
    private readonly PostgresServer? _server;
    private int _number;

    private LoadTarget(PostgresServer? server)
    {
        _server = server;
        Renew();
    }

    /// <summary>The settings that name it.</summary>
    public string Settings { get; private set; } = "";

    public string Schema => $"load_{_number}";

    public TimeSpan ServerCpu => _server?.Cpu ?? TimeSpan.Zero;

    /// <summary>Bytes of the file, and of what is not yet in it; 0 where there is a server.</summary>
    public long FileBytes => new[] { Database, Database + ".wal" }.Where(File.Exists).Sum(file => new FileInfo(file).Length);

    private string Database => _files.PathOf($"{_number}.duckdb");

    public static Task<LoadTarget> DuckDbAsync() => Task.FromResult(new LoadTarget(null));

    /// <summary>With a server of its own.</summary>
    /// <exception cref="InvalidOperationException">The machine has no PostgreSQL.</exception>
    public static async Task<LoadTarget> PostgresAsync() =>
        new(await PostgresServer.StartAsync() ?? throw new InvalidOperationException("there is no PostgreSQL on this machine"));

    public void Renew()
    {
        _number++;
        var place = _server is null ? $"duckdb: {Database}" : $"postgres: {_server.Url}";
        Settings = _files.Write($"{_number}.yml", $$"""
            source:
              access_token: {{SandboxProcess.Token}}
              start_date: 2015-01-01T00:00:00Z
              api_rate_limit: 150000
            warehouse:
              {{place}}
              schema: {{Schema}}
            """);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _files.Dispose();
    }
}
