using System.Security.Cryptography;
using TestKit;

namespace Warehouse.Tests;

/// <summary>L9: a server that crashes and recovers, and connections that are cut, in the midst of a load of the published program: it waits, and goes on.</summary>
public sealed class PostgresOutageTests(ITestOutputHelper log) : IAsyncLifetime
{
    private static readonly NumberedStream _stream = new("first", 120_000, 50_000);

    private PostgresServer? _server;

    private PostgresServer Server => PostgresServer.Required(_server);

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    [Fact(Timeout = 600_000)]
    public Task A_server_that_crashes_and_comes_back_loses_nothing() => LoadAsync(async () =>
    {
        await Server.DownAsync();
        await Server.UpAsync();
    });

    [Fact(Timeout = 600_000)]
    public Task Connections_that_are_cut_in_the_midst_of_a_copy_lose_nothing() => LoadAsync(async () =>
    {
        await using var warehouse = new PostgresWarehouse(Server.Url);
        await using var session = await warehouse.OpenAsync(CancellationToken.None);
        await session.Connection.RunAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'", CancellationToken.None);
    });

    /// <summary>A load during which something happens again and again.</summary>
    private async Task LoadAsync(Func<Task> happens)
    {
        using var program = new LoaderProgram($"postgres: {Server.Url}");
        var load = await program.LoadOfAsync(_stream);
        await File.WriteAllTextAsync(program.PathOf("messages"), string.Concat(_stream.LinesAfter(0)));
        using var process = program.Start(load);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var times = 0;
        while (!process.HasExited && times < 5)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(300, 1500)), WallClock.Instance, CancellationToken.None);
            if (process.HasExited) break;
            await happens();
            times++;
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        log.WriteLine($"{times} times; {(await output).Trim().Split('\n')[^1]}");
        process.ExitCode.ShouldBe(0, await errors);
        await using var bench = new Bench(new PostgresWarehouse(Server.Url), "intercom", "");
        var found = (await bench.RowsAsync("first")).ToDictionary(row => (string)row["id"], row => (long)row["n"], StringComparer.Ordinal);
        var truth = _stream.At(120_000);
        found.Count.ShouldBe(truth.Count);
        truth.Where(row => found.GetValueOrDefault(row.Key) != row.Value).ShouldBeEmpty();
    }
}
