using Airbyte.Protocol;
using TestKit;

namespace Warehouse.Tests;

/// <summary>Servers as hosts run them, by the URLs they hand out: one that takes TLS only, one that has none, one that is reached by its socket.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresConnectionTests(SharedPostgres plain, TlsPostgres server) : IClassFixture<TlsPostgres>
{
    [Theory]
    [InlineData("")]
    [InlineData("?sslmode=prefer")]
    [InlineData("?sslmode=require")]
    [InlineData("?sslmode=verify-ca&sslrootcert={ca}")]
    [InlineData("?sslmode=verify-full&sslrootcert={ca}")]
    [InlineData("?sslmode=verify-full&sslrootcert={ca}&connect_timeout=10&application_name=nightly")]
    public Task Rows_go_in_by_what_a_host_writes_into_its_url(string parameters) => LoadedAsync(server.Url(parameters));

    [Fact]
    public Task Rows_go_in_by_a_socket() => LoadedAsync(plain.SocketUrl);

    [Theory]
    [InlineData("?sslmode=verify-full", "`sslrootcert=/path/ca.pem`")]
    [InlineData("?sslmode=verify-full&sslrootcert=system", "`sslrootcert=/path/ca.pem`")]
    [InlineData("?sslmode=verify-full&sslrootcert={other}", "`sslrootcert=/path/ca.pem`")]
    [InlineData("?sslmode=verify-ca&sslrootcert={broken}", "broken.pem")]
    [InlineData("?sslmode=verify-ca&sslrootcert=/nowhere/ca.pem", "/nowhere/ca.pem")]
    [InlineData("?sslmode=disable", "`sslmode=require`")]
    [InlineData("?sslmode=sometimes", "`sslmode`")]
    [InlineData("?pgbouncer=true", "`pgbouncer`")]
    public async Task What_does_not_fit_is_named(string parameters, string expected) => (await RefusedAsync(server.Url(parameters))).ShouldContain(expected);

    [Fact]
    public async Task A_certificate_of_another_host_is_refused_where_the_host_is_to_be_verified()
    {
        using var foreign = SelfSigned.Certificate(address: null);
        await using var other = await PostgresServer.StartAsync(foreign);
        var root = server.PathOf("foreign.pem", foreign.ExportCertificatePem());

        (await RefusedAsync($"{PostgresServer.Required(other).Url}?sslmode=verify-full&sslrootcert={root}")).ShouldContain("for another host");
    }

    [Fact]
    public async Task A_server_without_tls_is_not_waited_for() =>
        (await RefusedAsync($"{plain.Url}?sslmode=require")).ShouldContain("`sslmode`");

    private static async Task LoadedAsync(string url)
    {
        await using var bench = new Bench(new PostgresWarehouse(url), PostgresSchema.Next(), "").Things();

        var outcome = await bench.LoadAsync(new Messages().Record("things", """{"id":"1","updated_at":1,"name":"a"}""").State("things").Complete("things"));

        outcome.Result.ShouldBe(RunResult.Succeeded);
        (await bench.ShowAsync("things")).ShouldBe("1=a");
    }

    private static async Task<string> RefusedAsync(string url) => (await Should.ThrowAsync<ConnectorException>(async () =>
    {
        await using var bench = new Bench(new PostgresWarehouse(url), PostgresSchema.Next(), "");
        await bench.BeginAsync();
    })).Message;
}
