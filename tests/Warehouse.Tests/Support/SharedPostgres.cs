using TestKit;

namespace Warehouse.Tests;

/// <summary>One server for all tests of this assembly; each takes a schema of its own.</summary>
public sealed class SharedPostgres : IAsyncLifetime
{
    private PostgresServer? _server;

    public string Url => Server.Url;

    public string SocketUrl => Server.SocketUrl;

    private PostgresServer Server => PostgresServer.Required(_server);

    public async ValueTask InitializeAsync() => _server = await PostgresServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
